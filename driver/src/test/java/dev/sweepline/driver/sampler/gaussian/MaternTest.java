package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MaternTest {
  private final double[] correlations = new double[3];
  private final double[] slopes = new double[3];

  @Test
  void correlation_isTheClosedFormToThirteenDigits() {
    for (double r = 0; r < 700; r = r * 1.01 + 0.001) {
      double squared = r * r / 5;
      double root = Math.sqrt(5 * squared);
      double exact = (1 + root + root * root / 3) * StrictMath.exp(-root);

      Matern.at(new double[] {1, squared, 2}, 2, correlations, slopes);

      assertThat(correlations[1]).as("r = %s", r).isCloseTo(exact, within(1e-13 * exact));
    }
  }

  @Test
  void correlation_isOneHereAndNothingFarAway() {
    Matern.at(new double[] {0, 1e18, Double.MAX_VALUE}, 3, correlations, slopes);

    assertThat(correlations).containsExactly(1, 0, 0);
    assertThat(slopes).containsExactly(-5.0 / 6, 0, 0);
  }

  @Test
  void slope_isThatOfTheCorrelation() {
    Matern.at(new double[] {0.25, 0.25 + 1e-6}, 2, correlations, slopes);

    assertThat(slopes[0]).isCloseTo((correlations[1] - correlations[0]) / 1e-6, within(1e-5));
  }
}
