package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.OutputLoss;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whether one small step of plain descent goes down the loss's slope in every single weight. */
@Tag("numeric")
class GradientTest {
  private static final DataShape SHAPE = Shapes.classes(new InputShape.Image(1, 4, 4), 2);
  private static final DataShape NUMBERS = Shapes.numbers(new InputShape.Image(1, 4, 4), 2);
  private static final int ROWS = 300; // DL4J's own prelu stops at 64 values a slope
  private static final double RATE = 1e-2;
  private static final float NUDGE = 1e-2f;

  @ParameterizedTest
  @CsvSource({"mlp,tanh", "mlp,prelu", "cnn,tanh", "cnn,prelu", "cnn,gelu", "softmax,"})
  void step_goesDownTheSlopeOfTheLoss(String family, String activation) {
    TreeMap<String, Object> parameters = new TreeMap<>();
    parameters.put("optimizer", "sgd");
    parameters.put("learning_rate", RATE);
    if (activation != null) {
      parameters.put("activation", activation);
      parameters.put("hidden", 3L);
    }
    if (family.equals("cnn")) {
      parameters.put("filters", 2L);
      parameters.put("kernel", 2L);
    }
    assertDescends(family, parameters, SHAPE, labels());
  }

  @ParameterizedTest
  @CsvSource({"mlp", "cnn", "softmax"})
  void step_goesDownTheSlopeOfNumbers(String family) {
    TreeMap<String, Object> parameters = new TreeMap<>();
    parameters.put("optimizer", "sgd");
    parameters.put("learning_rate", RATE);
    if (!family.equals("softmax")) {
      parameters.put("activation", "tanh");
      parameters.put("hidden", 3L);
    }
    if (family.equals("cnn")) {
      parameters.put("filters", 2L);
      parameters.put("kernel", 2L);
    }
    assertDescends(family, parameters, NUMBERS, numbers());
  }

  private static void assertDescends(
      String family, Map<String, Object> parameters, DataShape shape, float[][] answers) {
    INDArray rows = Nd4j.createFromArray(rows());
    INDArray labels = Nd4j.createFromArray(answers);
    NetworkFamily networks = new NetworkFamilies(UserCode.none()).find(family).orElseThrow();
    try (TrainableNetwork network = networks.build(parameters, shape, new RandomStreams(5))) {
      float[] start = network.weights();
      network.fit(rows, labels);
      float[] end = network.weights();
      for (int i = 0; i < start.length; i++) {
        double up = loss(network, shape, nudged(start, i, NUDGE), rows, labels);
        double down = loss(network, shape, nudged(start, i, -NUDGE), rows, labels);
        double slope = (up - down) / (2 * NUDGE);
        assertThat((start[i] - end[i]) / RATE).as("weight %d", i).isCloseTo(slope, within(2e-3));
      }
    }
  }

  private static float[] nudged(float[] weights, int index, float by) {
    float[] nudged = weights.clone();
    nudged[index] += by;
    return nudged;
  }

  private static double loss(
      TrainableNetwork network, DataShape shape, float[] weights, INDArray rows, INDArray labels) {
    network.restore(weights);
    try (INDArray outputs = network.output(rows)) {
      return new OutputLoss(network.loss(), shape.task())
          .computeScore(labels, outputs, null, null, true);
    }
  }

  private static float[][] rows() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[ROWS][16];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return rows;
  }

  /** Two a row. */
  private static float[][] numbers() {
    float[][] numbers = new float[ROWS][2];
    for (int i = 0; i < ROWS; i++) {
      numbers[i][0] = i % 7 - 3;
      numbers[i][1] = i % 5 * 0.4f;
    }
    return numbers;
  }

  private static float[][] labels() {
    float[][] labels = new float[ROWS][1];
    for (int i = 0; i < ROWS; i++) {
      labels[i][0] = i % 3 == 0 ? 1 : 0;
    }
    return labels;
  }
}
