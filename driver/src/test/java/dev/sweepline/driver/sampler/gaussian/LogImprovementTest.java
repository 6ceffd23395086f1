package dev.sweepline.driver.sampler.gaussian;

import static dev.sweepline.driver.sampler.gaussian.Slopes.assertSlope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogImprovementTest {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  @ParameterizedTest
  @ValueSource(doubles = {-4, -2, -1.01, -0.99, -0.5, 0, 0.5, 2, 6})
  void value_isTheLogarithmOfExpectedImprovement(double z) {
    double improvement = 0.7 * (NORMAL.density(z) + z * NORMAL.cumulativeProbability(z));

    assertThat(LogImprovement.of(3 - 0.7 * z, 0.7, 3).value())
        .isCloseTo(Math.log(improvement), within(1e-9));
  }

  /** Where improvement is below the least number there is, its logarithm follows -z^2/2. */
  @Test
  void value_fallsOnWhereImprovementUnderflows() {
    double at40 = LogImprovement.of(40, 1, 0).value();
    double at1000 = LogImprovement.of(1000, 1, 0).value();

    double expected = -800 - Math.log(2 * Math.PI) / 2 - 2 * Math.log(40);
    assertThat(at40).isCloseTo(expected, within(0.01));
    assertThat(at1000).isFinite().isLessThan(-499_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0.3, 0.9, 1.1, 3, 12})
  void derivatives_areTheSlopes(double mean) {
    LogImprovement gain = LogImprovement.of(mean, 0.8, 0.1);

    assertSlope(
        new double[] {gain.byMean(), gain.byDeviation()},
        new double[] {mean, 0.8},
        at -> LogImprovement.of(at[0], at[1], 0.1).value());
  }
}
