package dev.sweepline.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EngineNetworkTest {
  private static final int ROWS = 20;

  /** Of a large batch norm network; others are closer. */
  private static final double OUTPUTS_WITHIN = 1e-5;

  /** Kernels that are 40 to 95 times slower, and those that copy each pixel nine times first. */
  @ParameterizedTest
  @CsvSource({
    "1,8,3,1,28", "1,16,3,1,28", "3,16,3,1,28", "1,5,3,1,28", "1,32,5,1,28", "3,20,7,1,32",
    "1,12,9,1,28", "2,6,2,2,14", "1,16,3,2,28", "4,10,5,3,20", "1,4,3,1,8", "3,64,3,1,16"
  })
  void convolutions_runOnNoSlowKernel(
      int channels, long filters, long kernel, long stride, int side) {
    Map<String, Object> settings =
        Map.of(
            "filters",
            List.of(filters, filters + 3),
            "kernel",
            kernel,
            "stride",
            stride,
            "pool",
            0L);
    try (EngineNetwork network = network(settings, shape(channels, side))) {
      for (int rows : new int[] {64, 1, 37}) {
        assertThat(network.kernels(rows))
            .hasSize(5)
            .allMatch(kernelName -> !kernelName.contains("ref") && !kernelName.contains("gemm"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh",
        "prelu",
        "gelu",
        "swish",
        "sigmoid",
        "elu",
        "selu",
        "softplus",
        "identity"
      })
  void gradient_isTheSlopeOfTheLoss(String activation) {
    // The largest of a square is another where a nudge makes it so.
    assertSlopes(Map.of("activation", activation, "pool", 0L));
  }

  @Test
  void gradient_isTheSlopeOfTheLossWithEverything() {
    assertSlopes(Map.of("activation", "tanh", "batch_norm", true, "dropout", 0.3, "pool", 0L));
    assertSlopes(Map.of("activation", "sigmoid", "stride", 2L, "pool", 0L, "conv_layers", 1L));
    assertSlopes(
        Map.of("activation", "tanh", "pool", 3L, "kernel", 4L, "loss", "mse", "conv_layers", 1L));
  }

  private static void assertSlopes(Map<String, Object> settings) {
    Map<String, Object> all = new TreeMap<>(Map.of("filters", 2L, "hidden", 3L, "kernel", 3L));
    all.putAll(settings);
    float[] answers = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      answers[row] = row % 3;
    }
    double nudge = 1e-3;
    try (EngineNetwork network = network(all, shape(2, 6));
        FloatPointer rows = rows(ROWS * 72)) {
      float[] start = network.weights();
      network.look(rows, answers, ROWS, 3);
      float[] gradient = network.gradient();
      double largest = 0;
      for (float slope : gradient) {
        largest = Math.max(largest, Math.abs(slope));
      }
      int checked = 0;
      for (int i = 0; i < start.length; i++) {
        if (gradient[i] == 0) {
          continue; // a running statistic, or a neuron that gives nothing
        }
        double up = lossNudged(network, start, i, nudge, rows, answers);
        double down = lossNudged(network, start, i, -nudge, rows, answers);
        assertThat((double) gradient[i])
            .as("weight %d of %s", i, all)
            .isCloseTo((up - down) / (2 * nudge), within(0.02 * largest));
        checked++;
      }
      assertThat(checked).isGreaterThan(30);
    }
  }

  private static double lossNudged(
      EngineNetwork network,
      float[] weights,
      int index,
      double by,
      FloatPointer rows,
      float[] answers) {
    float[] nudged = weights.clone();
    nudged[index] += (float) by;
    network.restore(nudged);
    return network.look(rows, answers, ROWS, 3);
  }

  /** As DL4J starts it; it keeps running deviations as logarithms. */
  @Test
  void startingWeights_areDl4jsWhereTheyAreNotDrawn() {
    Map<String, Object> settings =
        Map.of("filters", 3L, "hidden", 4L, "batch_norm", true, "init", "zeros");
    float[] ours = plan(settings, shape(1, 8)).startingWeights(new RandomStreams(1));
    try (TrainableNetwork network =
        new NetworkFamilies(UserCode.none())
            .get("cnn")
            .build(settings, shape(1, 8), new RandomStreams(1))) {
      MultiLayerNetwork fresh =
          new MultiLayerNetwork(
              ((MultiLayerNetwork) network.model()).getLayerWiseConfigurations().clone());
      fresh.init();
      assertThat(ours).isEqualTo(fresh.params().dup().data().asFloat());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "prelu", "tanh", "gelu", "selu"})
  void outputs_areDl4jsOfTheSameWeights(String activation) {
    Map<String, Object> settings =
        Map.of("filters", 5L, "hidden", 9L, "batch_norm", true, "activation", activation);
    RandomStreams random = new RandomStreams(1);
    float[] answers = new float[ROWS];
    Arrays.fill(answers, 1);
    try (EngineNetwork network = network(settings, shape(3, 8));
        FloatPointer rows = rows(ROWS * 192);
        TrainableNetwork dl4j =
            new NetworkFamilies(UserCode.none()).get("cnn").build(settings, shape(3, 8), random)) {
      for (int step = 0; step < 5; step++) {
        network.fit(rows, answers, ROWS, step);
      }
      dl4j.restore(network.weights());
      float[] features = new float[ROWS * 192];
      rows.get(features);
      INDArray there = dl4j.output(Nd4j.create(features, new long[] {ROWS, 192}, 'c'));
      float[] here = network.outputs(rows, ROWS);
      for (int i = 0; i < here.length; i++) {
        assertThat((double) here[i])
            .isCloseTo(
                there.getDouble(i / 3, i % 3),
                within(OUTPUTS_WITHIN * Math.max(1, Math.abs(here[i]))));
      }
    }
  }

  private static EngineNetwork network(Map<String, Object> settings, DataShape shape) {
    return new EngineNetwork(plan(settings, shape), new RandomStreams(5));
  }

  private static NetworkPlan plan(Map<String, Object> settings, DataShape shape) {
    return NetworkFamilies.plan("cnn", settings, shape).orElseThrow();
  }

  private static DataShape shape(int channels, int side) {
    return new DataShape(new Image(channels, side, side), Task.Classification.numbered(3));
  }

  private static FloatPointer rows(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return new FloatPointer(numbers);
  }
}
