package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MaternTest {
  @Test
  void fall_isTheExponentialToFourteenDigits() {
    for (double r = 0; r < 700; r = r * 1.01 + 0.001) {
      double exact = StrictMath.exp(-r);
      assertThat(Matern.fall(r)).as("r = %s", r).isCloseTo(exact, within(1e-13 * exact));
    }
    assertThat(Matern.fall(0)).isOne();
    assertThat(Matern.fall(1e9)).isZero();
  }

  @Test
  void at_fallsFromOneWithoutAKink() {
    assertThat(Matern.at(0)).isEqualTo(new Matern(1, -5.0 / 6));
    double slope = (Matern.at(0.25 + 1e-6).correlation() - Matern.at(0.25).correlation()) / 1e-6;
    assertThat(Matern.at(0.25).slope()).isCloseTo(slope, within(1e-5));
  }
}
