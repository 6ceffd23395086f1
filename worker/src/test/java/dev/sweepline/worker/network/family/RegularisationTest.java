package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RegularisationTest {
  private static final DataShape SHAPE = Shapes.classes(new Image(1, 4, 4), 3);

  @ParameterizedTest
  @ValueSource(strings = {"l1", "l2", "weight_decay"})
  void step_regularisesWeightsOnly(String term) {
    Map<String, float[]> before = weightsAfter(0, term, 0.5);
    Map<String, float[]> plain = weightsAfter(1, term, 0);
    Map<String, float[]> after = weightsAfter(1, term, 0.5);

    assertThat(after.keySet()).contains("0_W", "0_b", "1_gamma", "1_beta", "2_W");
    after.forEach(
        (name, values) -> {
          boolean weight = name.endsWith("_W") && !isSlopes(name);
          assertThat(Arrays.equals(values, plain.get(name))).as(name).isEqualTo(!weight);
          assertThat(values).as(name).hasSameSizeAs(before.get(name));
        });
  }

  /** Layer 2 is prelu, whose slopes DL4J calls weights too; 6 is the second one. */
  private static boolean isSlopes(String name) {
    return name.equals("2_W") || name.equals("6_W");
  }

  private static Map<String, float[]> weightsAfter(int steps, String term, double coefficient) {
    Map<String, Object> parameters =
        Map.of(
            "conv_layers",
            1L,
            "filters",
            2L,
            "hidden",
            4L,
            "batch_norm",
            true,
            "activation",
            "prelu",
            "optimizer",
            "sgd",
            term,
            coefficient);
    INDArray features =
        Nd4j.linspace(-1, 1, 5 * 16)
            .reshape(5, 16)
            .castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT);
    INDArray labels = Nd4j.createFromArray(new float[][] {{0}, {1}, {2}, {1}, {0}});
    try (TrainableNetwork network = new Cnn().build(parameters, SHAPE, new RandomStreams(3))) {
      for (int i = 0; i < steps; i++) {
        network.fit(features, labels);
      }
      Map<String, float[]> weights = new TreeMap<>();
      for (Layer layer : network.layers()) {
        layer
            .paramTable()
            .forEach(
                (name, view) ->
                    weights.put(layer.getIndex() + "_" + name, view.dup().data().asFloat()));
      }
      return weights;
    }
  }
}
