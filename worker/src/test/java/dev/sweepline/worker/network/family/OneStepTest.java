package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.random.RandomStreams;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Steps of a network of two weights and a bias, y = w·x + b, on the row x = (1, 2) with target 0.
 * All weights start at 1 and the bias at 0, so y = 3 and the squared error's gradient is 2y·x = (6,
 * 12) for the weights and 6 for the bias.
 */
@Tag("numeric")
class OneStepTest {
  private static final DataShape SHAPE = Shapes.numbers(new InputShape.Flat(2), 1);

  @Test
  void sgd_goesDownTheGradient() {
    assertStep(1, Map.of("optimizer", "sgd"), 0.4, -0.2, -0.6);
    assertStep(1, Map.of("optimizer", "sgd", "beta1", 0.5, "rho", 0.5), 0.4, -0.2, -0.6);
  }

  @Test
  void momentum_keepsItsVelocity() {
    // The second gradient is 2·y·x of y = 0.4 − 0.4 − 0.6 = −0.6; v = 0.5·v + 0.1·g.
    double[] expected = {0.4 + 0.12 - 0.3, -0.2 + 0.24 - 0.6, -0.6 + 0.12 - 0.3};
    assertStep(2, Map.of("optimizer", "momentum", "momentum", 0.5), expected);
    assertStep(2, Map.of("optimizer", "sgd", "momentum", 0.5), expected);
  }

  @Test
  void nesterov_looksAhead() {
    // PyTorch's form: b = μ·b + g, w −= η·(g + μ·b). First: 1.5·g.
    assertStep(1, Map.of("optimizer", "nesterov", "momentum", 0.5), 0.1, -0.8, -0.9);
    assertStep(1, Map.of("optimizer", "sgd", "momentum", 0.5, "nesterov", true), 0.1, -0.8, -0.9);
  }

  @Test
  void adam_startsWithTheRateItself() {
    assertStep(1, Map.of("optimizer", "adam"), 0.9, 0.9, -0.1);
  }

  @Test
  void adam_takesItsCoefficients() {
    // m̂ = g and v̂ = g² after one step; a large ε shows: 0.1·6 / (6 + ε′).
    double[] weights = after(1, Map.of("optimizer", "adam", "epsilon", 6.0, "beta2", 0.0));
    assertThat(weights[0]).isCloseTo(1 - 0.1 * 6 / 12, offset(1e-5));
    // Without memory every step is the sign of its gradient: second gradient of y = 2.6 is 5.2.
    assertStep(2, Map.of("optimizer", "adam", "beta1", 0.0, "beta2", 0.0), 0.8, 0.8, -0.2);
  }

  @Test
  void rmsprop_dividesByItsRunningSize() {
    // 0.1·g / √(0.25·g²) = 0.2.
    assertStep(1, Map.of("optimizer", "rmsprop", "rho", 0.75), 0.8, 0.8, -0.2);
  }

  @Test
  void adagrad_dividesByAllGradients() {
    assertStep(1, Map.of("optimizer", "adagrad"), 0.9, 0.9, -0.1);
  }

  @Test
  void l1_addsItsSignToWeightsAlone() {
    assertStep(1, Map.of("optimizer", "sgd", "l1", 2.0), 0.4 - 0.2, -0.2 - 0.2, -0.6);
  }

  @Test
  void l2AndWeightDecay_areOneUnderPlainDescent() {
    assertStep(1, Map.of("optimizer", "sgd", "l2", 2.0), 0.4 - 0.2, -0.2 - 0.2, -0.6);
    assertStep(1, Map.of("optimizer", "sgd", "weight_decay", 2.0), 0.4 - 0.2, -0.2 - 0.2, -0.6);
  }

  @Test
  void l2AndWeightDecay_differUnderAdamAndMomentum() {
    assertStep(1, Map.of("optimizer", "adam", "l2", 2.0), 0.9, 0.9, -0.1);
    assertStep(1, Map.of("optimizer", "adam", "weight_decay", 2.0), 0.7, 0.7, -0.1);
    Map<String, Object> heavy = Map.of("optimizer", "momentum", "momentum", 0.5);
    assertThat(after(2, with(heavy, "l2", 2.0))[0])
        .isNotCloseTo(after(2, with(heavy, "weight_decay", 2.0))[0], offset(1e-2));
  }

  @Test
  void l2_isInTheLoss() {
    assertThat(lossAtStart(Map.of())).isCloseTo(9, offset(1e-5));
    assertThat(lossAtStart(Map.of("l2", 2.0))).isCloseTo(9 + 0.5 * 2 * 2, offset(1e-5));
    assertThat(lossAtStart(Map.of("l1", 2.0))).isCloseTo(9 + 2 * 2, offset(1e-5));
  }

  @Test
  void gradientClip_shortensTheWholeGradient() {
    double norm = Math.sqrt(36 + 144 + 36);
    assertStep(1, Map.of("optimizer", "sgd", "gradient_clip", norm / 2), 1 - 0.3, 1 - 0.6, -0.3);
    assertStep(1, Map.of("optimizer", "sgd", "gradient_clip", norm + 1), 0.4, -0.2, -0.6);
  }

  @Test
  void gradientClipValue_limitsEachPart() {
    assertStep(1, Map.of("optimizer", "sgd", "gradient_clip_value", 7.0), 0.4, 0.3, -0.6);
  }

  @Test
  void mae_pullsWithConstantForce() {
    assertStep(1, Map.of("optimizer", "sgd", "loss", "mae"), 0.9, 0.8, -0.1);
  }

  @Test
  void scaleRates_countsFromTheFirstRate() {
    try (TrainableNetwork network = network(Map.of("optimizer", "sgd"))) {
      network.scaleRates(0.1);
      network.scaleRates(0.5);
      step(network, 1);
      assertThat(network.weights()[0]).isEqualTo(1 - 0.3f, offset(1e-6f));
    }
  }

  private static void assertStep(int steps, Map<String, Object> parameters, double... expected) {
    assertThat(after(steps, parameters))
        .as("%s", parameters)
        .containsExactly(expected, offset(1e-5));
  }

  private static double[] after(int steps, Map<String, Object> parameters) {
    try (TrainableNetwork network = network(parameters)) {
      step(network, steps);
      float[] weights = network.weights();
      return new double[] {weights[0], weights[1], weights[2]};
    }
  }

  private static double lossAtStart(Map<String, Object> parameters) {
    try (TrainableNetwork network = network(parameters)) {
      step(network, 1);
      return network.score();
    }
  }

  private static TrainableNetwork network(Map<String, Object> parameters) {
    Map<String, Object> all = with(parameters, "learning_rate", 0.1);
    all.put("init", "ones");
    return new Softmax().build(all, SHAPE, new RandomStreams(1));
  }

  /** Two equal rows: the step must not depend on how many there are. */
  private static void step(TrainableNetwork network, int steps) {
    INDArray features = Nd4j.createFromArray(new float[][] {{1, 2}, {1, 2}});
    INDArray targets = Nd4j.createFromArray(new float[][] {{0}, {0}});
    for (int i = 0; i < steps; i++) {
      network.fit(features, targets);
    }
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }
}
