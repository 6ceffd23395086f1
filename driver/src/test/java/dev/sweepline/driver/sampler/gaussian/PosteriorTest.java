package dev.sweepline.driver.sampler.gaussian;

import static dev.sweepline.driver.sampler.gaussian.Slopes.assertSlope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.driver.sampler.gaussian.Posterior.Belief;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosteriorTest {
  private static final Axis LINE = new Axis(false, new double[0]);
  private static final Axis KINDS = new Axis(true, new double[] {0, 1, 2});

  private static BentKernel kernel(double length, double signal, double noise) {
    return new BentKernel(
        new Axis[] {LINE},
        new Hyperparameters(
            new double[] {length}, new double[] {1}, new double[] {1}, signal, noise));
  }

  private static double matern(double distance) {
    double r = Math.sqrt(5) * distance;
    return (1 + r + r * r / 3) * Math.exp(-r);
  }

  @Test
  void at_isTheClosedFormOfOneObservation() {
    Posterior posterior =
        new Posterior(kernel(0.5, 2, 0.3), List.of(new double[] {0.2}), new double[] {1.5}, 1);

    Belief belief = posterior.at(new double[] {0.6});

    double k = 2 * matern(0.8);
    assertThat(belief.mean()).isCloseTo(k / 2.3 * 1.5, within(1e-7));
    assertThat(belief.deviation()).isCloseTo(Math.sqrt(2 - k * k / 2.3), within(1e-7));
  }

  @Test
  void at_isTheClosedFormOfTwoObservations() {
    Posterior posterior =
        new Posterior(
            kernel(0.25, 1, 0.1),
            List.of(new double[] {0.1}, new double[] {0.4}),
            new double[] {-1, 2},
            2);

    Belief belief = posterior.at(new double[] {0.3});

    double a = matern(0.8);
    double b = matern(0.4);
    double c = matern(1.2);
    double det = 1.1 * 1.1 - c * c;
    assertThat(belief.mean()).isCloseTo((a * (-1.1 - 2 * c) + b * (2.2 + c)) / det, within(1e-6));
    double explained = (1.1 * a * a - 2 * c * a * b + 1.1 * b * b) / det;
    assertThat(belief.deviation()).isCloseTo(Math.sqrt(1 - explained), within(1e-6));
  }

  @Test
  void at_isThePriorFarFromObservations() {
    Posterior posterior =
        new Posterior(kernel(0.001, 1.5, 0.1), List.of(new double[] {0}), new double[] {3}, 1);

    assertThat(posterior.at(new double[] {1}))
        .isEqualTo(new Belief(posterior.mean(new double[] {1}), Math.sqrt(1.5)));
    assertThat(posterior.mean(new double[] {1})).isCloseTo(0, within(1e-12));
  }

  @Test
  void unsure_isNeverSurerThanSure() {
    Posterior posterior = bent();

    for (double x = 0; x <= 1; x += 0.05) {
      double[] point = {x, 1};
      assertThat(posterior.unsure(posterior.look(point)).deviation())
          .isGreaterThanOrEqualTo(posterior.at(point).deviation() - 1e-9);
    }
  }

  @Test
  void slopes_areThoseOfTheBelief() {
    Posterior posterior = bent();
    double[] point = {0.37, 1};
    double[] mean = new double[2];
    double[] deviation = new double[2];

    assertThat(posterior.at(point, mean, deviation)).isEqualTo(posterior.at(point));

    assertSlope(mean, point, at -> posterior.mean(new double[] {at[0], 1}));
    assertSlope(deviation, point, at -> posterior.at(new double[] {at[0], 1}).deviation());
  }

  /** Two axes, one of them bent and one of categories. */
  private static Posterior bent() {
    Hyperparameters learnt =
        new Hyperparameters(
            new double[] {0.4, 1.5}, new double[] {1.7, 1}, new double[] {0.6, 1}, 1.2, 0.05);
    return new Posterior(
        new BentKernel(new Axis[] {LINE, KINDS}, learnt),
        List.of(
            new double[] {0.1, 0},
            new double[] {0.5, 1},
            new double[] {0.9, 1},
            new double[] {0.3, 2}),
        new double[] {0.3, -1, 0.8, 1.4},
        3);
  }

  @Test
  void categories_areAllEquallyFarApart() {
    Posterior posterior = bent();
    double known = posterior.mean(new double[] {0.5, 1});

    assertThat(known).isLessThan(posterior.mean(new double[] {0.5, 0}));
    assertThat(posterior.at(new double[] {0.99, 0}).deviation())
        .isGreaterThan(posterior.at(new double[] {0.9, 1}).deviation());
  }
}
