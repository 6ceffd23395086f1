package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;

/** Checks of gradients against finite differences. */
final class Slopes {
  private static final double STEP = 1e-5;

  private Slopes() {}

  /** Fails where a gradient is not the function's slope, to five digits. */
  static void assertSlope(double[] gradient, double[] point, ToDoubleFunction<double[]> function) {
    for (int i = 0; i < point.length; i++) {
      double[] ahead = point.clone();
      double[] behind = point.clone();
      ahead[i] += STEP;
      behind[i] -= STEP;
      double slope = (function.applyAsDouble(ahead) - function.applyAsDouble(behind)) / (2 * STEP);
      assertThat(gradient[i])
          .as("by variable %d", i)
          .isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
    }
  }
}
