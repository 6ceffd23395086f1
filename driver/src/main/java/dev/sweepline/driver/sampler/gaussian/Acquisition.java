package dev.sweepline.driver.sampler.gaussian;

import dev.sweepline.driver.sampler.gaussian.Posterior.Belief;

/**
 * Gain of observing a point, on a scale of its own: the logarithm of expected improvement below the
 * best that is known. Immutable.
 *
 * @param best the least output that is believed to be had already
 */
record Acquisition(Posterior posterior, double best) {
  private LogImprovement of(Belief belief) {
    return LogImprovement.of(belief.mean(), belief.deviation(), best);
  }

  double at(double[] point) {
    return of(posterior.at(point)).value();
  }

  /**
   * The gain at a point, or negative infinity where a quick look shows it to be less than
   * something.
   */
  double above(double least, double[] point) {
    double[] covariances = posterior.look(point);
    return of(posterior.unsure(covariances)).value() < least
        ? Double.NEGATIVE_INFINITY
        : of(posterior.sure(covariances)).value();
  }

  /**
   * The gain at a point and its derivatives by the coordinates.
   *
   * @param gradient filled by the call
   */
  double at(double[] point, double[] gradient) {
    double[] deviation = new double[gradient.length];
    LogImprovement gain = of(posterior.at(point, gradient, deviation));
    for (int d = 0; d < gradient.length; d++) {
      gradient[d] = gain.byMean() * gradient[d] + gain.byDeviation() * deviation[d];
    }
    return gain.value();
  }
}
