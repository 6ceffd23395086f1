package dev.sweepline.driver.sampler.gaussian;

/**
 * The Mat&eacute;rn kernel of smoothness 5/2 (Rasmussen and Williams, "Gaussian processes for
 * machine learning", 2006, equation 4.17), as a function of the squared distance in units of length
 * scales. It has the same bits on every machine. Stateless.
 */
final class Matern {
  private static final double LOG_2 = Math.log(2);
  private static final double FAR = 700;

  /** What is added to it is rounded to whole numbers. */
  private static final double ROUNDING = 0x1.8p52;

  private Matern() {}

  /**
   * Correlations at many distances, 1 at distance 0, and their derivatives by the squared distance.
   * Most of a search's time is spent here, so the exponential is computed in a loop that compilers
   * turn into vector instructions: {@link Math} differs between machines, {@link StrictMath} takes
   * many times as long.
   *
   * @param squared the first so many are read
   * @param correlations filled by the call
   * @param slopes filled by the call
   */
  static void at(double[] squared, int count, double[] correlations, double[] slopes) {
    for (int i = 0; i < count; i++) {
      double r = Math.sqrt(5 * squared[i]);
      correlations[i] = r;
      slopes[i] = exponential(halvings(r) * LOG_2 - r);
    }
    for (int i = 0; i < count; i++) {
      double r = correlations[i];
      long exponent = Double.MAX_EXPONENT - (long) halvings(r);
      double fall = slopes[i] * Double.longBitsToDouble(exponent << 52);
      correlations[i] = r < FAR ? (1 + r + r * r / 3) * fall : 0;
      slopes[i] = r < FAR ? -5.0 / 6 * (1 + r) * fall : 0;
    }
  }

  /** How often one is halved at most before it is less than the exponential of -r; or once more. */
  private static double halvings(double r) {
    return r * (1 / LOG_2) + ROUNDING - ROUNDING;
  }

  /** Taylor's series: within 1e-15 up to half of log 2 on both sides of 0. */
  private static double exponential(double x) {
    double sum = x * (1.0 / 6227020800.0) + 1.0 / 479001600;
    sum = sum * x + 1.0 / 39916800;
    sum = sum * x + 1.0 / 3628800;
    sum = sum * x + 1.0 / 362880;
    sum = sum * x + 1.0 / 40320;
    sum = sum * x + 1.0 / 5040;
    sum = sum * x + 1.0 / 720;
    sum = sum * x + 1.0 / 120;
    sum = sum * x + 1.0 / 24;
    sum = sum * x + 1.0 / 6;
    sum = sum * x + 1.0 / 2;
    sum = sum * x + 1;
    return sum * x + 1;
  }
}
