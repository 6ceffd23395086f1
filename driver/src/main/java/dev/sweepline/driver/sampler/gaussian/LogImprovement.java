package dev.sweepline.driver.sampler.gaussian;

import org.apache.commons.math3.special.Erf;

/**
 * The logarithm of expected improvement below a cost, which keeps its slope where improvement
 * itself is too small for a number (Ament et al., "Unexpected improvements to expected improvement
 * for Bayesian optimization", 2023).
 *
 * @param value the logarithm
 * @param byMean its derivative by the mean that is believed
 * @param byDeviation and by the standard deviation
 */
record LogImprovement(double value, double byMean, double byDeviation) {
  private static final double LOG_ROOT_2PI = Math.log(2 * Math.PI) / 2;

  /** Below, the two terms of improvement cancel digit after digit. */
  private static final double DIRECT = -3;

  private static final int TERMS = 20;

  static LogImprovement of(double mean, double deviation, double best) {
    double z = (best - mean) / deviation;
    double logDensity = -z * z / 2 - LOG_ROOT_2PI;
    if (z > DIRECT) {
      double density = StrictMath.exp(logDensity);
      double share = Erf.erfc(-z / Math.sqrt(2)) / 2;
      double h = density + z * share;
      return new LogImprovement(
          StrictMath.log(deviation) + StrictMath.log(h),
          -share / (deviation * h),
          density / (deviation * h));
    }
    // Mills' ratio is 1 / (t + c) with the continued fraction c = 1 / (t + 2 / (t + 3 / ...)).
    double t = -z;
    double c = t;
    for (int i = TERMS; i >= 2; i--) {
      c = t + i / c;
    }
    c = 1 / c;
    double h = c / (t + c);
    return new LogImprovement(
        StrictMath.log(deviation) + logDensity + StrictMath.log(h),
        -1 / (deviation * c),
        1 / (deviation * h));
  }
}
