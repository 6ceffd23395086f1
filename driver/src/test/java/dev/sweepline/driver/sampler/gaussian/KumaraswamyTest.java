package dev.sweepline.driver.sampler.gaussian;

import static dev.sweepline.driver.sampler.gaussian.Slopes.assertSlope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KumaraswamyTest {
  @Test
  void bend_isTheDistributionFunction() {
    assertThat(Kumaraswamy.bend(0.3, 1, 1)).isEqualTo(0.3);
    assertThat(Kumaraswamy.bend(0.5, 2, 1)).isCloseTo(0.25, within(1e-12));
    assertThat(Kumaraswamy.bend(0.5, 1, 3)).isCloseTo(1 - 0.125, within(1e-12));
    assertThat(Kumaraswamy.bend(0, 0.5, 2)).isCloseTo(0, within(0.01));
    assertThat(Kumaraswamy.bend(1, 0.5, 2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void derivatives_areTheSlopes() {
    double x = 0.3;
    double a = 1.6;
    double b = 0.7;
    double[] gradient = {
      Kumaraswamy.slope(x, a, b), Kumaraswamy.byLogA(x, a, b), Kumaraswamy.byLogB(x, a, b)
    };

    assertSlope(
        gradient,
        new double[] {x, Math.log(a), Math.log(b)},
        at -> Kumaraswamy.bend(at[0], Math.exp(at[1]), Math.exp(at[2])));
  }
}
