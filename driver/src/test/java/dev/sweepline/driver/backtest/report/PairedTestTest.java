package dev.sweepline.driver.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTestTest {
  /** Differences 8, 7, 6, -2, 4, -1, 5, 3: ranks of the losses 1 and 2, so W is 33 less 3. */
  @Test
  void wilcoxon_isThatOfTheNormalApproximation() {
    PairedTest test =
        PairedTest.of(
            new double[] {18, 17, 16, 8, 14, 9, 15, 13},
            new double[] {10, 10, 10, 10, 10, 10, 10, 10});

    // z = (30 - 1) / sqrt(1² + … + 8²) = 29 / 14.283
    assertThat(test.p()).isCloseTo(0.0423, within(0.0001));
    assertThat(test.separable()).isTrue();
    assertThat(test.difference()).isEqualTo(3.75);
    // Student's t of 7 degrees of freedom, 2.3646, times 3.6154 / sqrt(8)
    assertThat(test.high() - test.difference()).isCloseTo(3.0225, within(0.001));
  }

  @Test
  void equalOrMissingPairs_tellNothingApart() {
    assertThat(PairedTest.of(new double[] {1, 2}, new double[] {1, 2}).p()).isEqualTo(1);
    PairedTest none = PairedTest.of(new double[] {Double.NaN, 2}, new double[] {1, Double.NaN});
    assertThat(none.pairs()).isZero();
    assertThat(none.separable()).isFalse();
  }
}
