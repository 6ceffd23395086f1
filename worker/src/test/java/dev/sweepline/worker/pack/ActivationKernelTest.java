package dev.sweepline.worker.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.network.settings.Activations;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationKernelTest {
  private static final int COUNT = 20_001;
  private static final double FARTHEST = 50;

  @Test
  void outputsAndSlopes_areThoseOfDoubles() {
    assertClose(Activations.TANH, Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
    assertClose(
        Activations.SIGMOID, ActivationKernelTest::sigmoid, x -> sigmoid(x) * (1 - sigmoid(x)));
    assertClose(Activations.ELU, x -> x > 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x));
    assertClose(
        Activations.SELU,
        x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
        x -> 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.exp(x)));
    assertClose(
        Activations.SWISH, x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * (1 - sigmoid(x))));
    assertClose(
        Activations.GELU,
        x -> x * sigmoid(1.702 * x),
        x -> sigmoid(1.702 * x) * (1 + 1.702 * x * (1 - sigmoid(1.702 * x))));
    assertClose(
        Activations.SOFTPLUS,
        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
        ActivationKernelTest::sigmoid);
    assertClose(Activations.LEAKY_RELU, x -> x > 0 ? x : 0.1 * x, x -> x > 0 ? 1 : 0.1);
  }

  @Test
  void notANumber_staysNone() {
    for (Activations activation : Activations.values()) {
      if (activation != Activations.PRELU) {
        float[] sums = {Float.NaN};
        ActivationKernel.of(activation, 0.1).orElseThrow().apply(sums, new float[1], 1);
        assertThat(sums[0]).as(activation.name()).isNaN();
      }
    }
  }

  @Test
  void infinities_areLikeFarAway() {
    float[] sums = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
    float[] slopes = new float[2];

    ActivationKernel.of(Activations.SIGMOID, 0).orElseThrow().apply(sums, slopes, 2);

    assertThat(sums[0]).isBetween(0f, 1e-17f);
    assertThat(sums[1]).isEqualTo(1);
    assertThat(slopes[0]).isBetween(0f, 1e-17f);
    assertThat(slopes[1]).isZero();
  }

  private static void assertClose(
      Activations activation, DoubleUnaryOperator output, DoubleUnaryOperator slope) {
    float[] sums = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      sums[i] = (float) (FARTHEST * (2.0 * i / (COUNT - 1) - 1));
    }
    float[] outputs = sums.clone();
    float[] slopes = new float[COUNT];

    ActivationKernel.of(activation, 0.1).orElseThrow().apply(outputs, slopes, COUNT);

    for (int i = 0; i < COUNT; i++) {
      String what = activation + " of " + sums[i];
      double expected = output.applyAsDouble(sums[i]);
      assertThat((double) outputs[i])
          .as(what)
          .isCloseTo(expected, within(1e-6 * Math.abs(expected) + 2e-7));
      assertThat((double) slopes[i])
          .as("slope of " + what)
          .isCloseTo(slope.applyAsDouble(sums[i]), within(1e-6 + 2e-7 * Math.abs(sums[i])));
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
