package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape.Flat;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numeric")
class CnnTest {
  private static final DataShape DIGITS = Shapes.classes(new Image(1, 8, 8), 10);

  @Test
  void build_hasTheWeightsOfItsLayers() {
    assertThat(weights(Map.of("filters", List.of(4L, 6L), "hidden", 5L)))
        .isEqualTo(4 * 10 + 6 * (4 * 9 + 1) + 5 * (6 * 2 * 2 + 1) + 10 * 6);
    assertThat(
            weights(
                Map.of("conv_layers", 1L, "filters", 3L, "stride", 2L, "pool", 0L, "layers", 0L)))
        .isEqualTo(3 * 10 + 10 * (3 * 4 * 4 + 1));
    assertThat(
            weights(
                Map.of(
                    "conv_layers",
                    1L,
                    "filters",
                    3L,
                    "layers",
                    0L,
                    "batch_norm",
                    true,
                    "activation",
                    "prelu")))
        .isEqualTo(3 * 10 + 3 * 4 + 3 + 10 * (3 * 4 * 4 + 1));
  }

  @Test
  void build_drawsWeightsOfTheStatedSpreadAndNoBias() {
    try (TrainableNetwork network =
        build(Map.of("conv_layers", 1L, "filters", 1000L, "layers", 0L, "init", "he"), DIGITS)) {
      float[] weights = network.weights();
      // DL4J puts a convolution's biases before its weights.
      assertThat(Arrays.copyOf(weights, 1000)).containsOnly(0);
      double squares = 0;
      for (int i = 1000; i < 10_000; i++) {
        squares += weights[i] * weights[i] / 9000;
      }
      assertThat(Math.sqrt(squares))
          .isBetween(0.98 * Math.sqrt(2 / 9.0), 1.02 * Math.sqrt(2 / 9.0));
    }
  }

  @Test
  void build_refusesWhatDoesNotFitTheImage() {
    assertRefused(
        Map.of("kernel", 9L), "kernel 9 is larger than the 8×8 image that convolution 1 gets");
    assertRefused(
        Map.of("kernel", 5L, "conv_layers", 3L),
        "kernel 5 is larger than the 4×4 image that convolution 2 gets");
    assertRefused(
        Map.of("kernel", 1L, "conv_layers", 4L),
        "pool 2 is larger than the 1×1 image that convolution 4 gets");
  }

  @Test
  void refuse_needsImages() {
    assertThat(new Cnn().refuse(Map.of(), Optional.of(Shapes.classes(new Flat(4), 3))))
        .hasValue(
            "network 'cnn' needs images, but an example is 4 values without height and width; use"
                + " mlp");
    assertThat(new Cnn().refuse(Map.of(), Optional.of(DIGITS))).isEmpty();
    assertThatThrownBy(() -> build(Map.of(), Shapes.classes(new Flat(4), 3)))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessageStartingWith("network 'cnn' needs images");
  }

  private static void assertRefused(Map<String, Object> parameters, String message) {
    assertThatThrownBy(() -> build(parameters, DIGITS))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage(message);
  }

  private static int weights(Map<String, Object> parameters) {
    try (TrainableNetwork network = build(parameters, DIGITS)) {
      return network.weights().length;
    }
  }

  private static TrainableNetwork build(Map<String, Object> parameters, DataShape shape) {
    return new Cnn().build(parameters, shape, new RandomStreams(1));
  }
}
