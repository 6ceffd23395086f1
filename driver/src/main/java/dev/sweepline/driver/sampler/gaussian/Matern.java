package dev.sweepline.driver.sampler.gaussian;

/**
 * The Mat&eacute;rn kernel of smoothness 5/2 (Rasmussen and Williams, "Gaussian processes for
 * machine learning", 2006, equation 4.17), as a function of the squared distance in units of length
 * scales. It has the same bits on every machine.
 *
 * @param correlation 1 at distance 0
 * @param slope its derivative by the squared distance
 */
record Matern(double correlation, double slope) {
  private static final double LOG_2 = Math.log(2);
  private static final double FAR = 700;

  /** Taylor's, the last first: within 1e-15 up to half of log 2. */
  private static final double[] TERMS = new double[14];

  static {
    double factorial = 1;
    for (int i = 0; i < TERMS.length; i++) {
      factorial *= Math.max(1, i);
      TERMS[TERMS.length - 1 - i] = 1 / factorial;
    }
  }

  static Matern at(double squared) {
    double r = Math.sqrt(5 * squared);
    double fall = fall(r);
    return new Matern((1 + r + r * r / 3) * fall, -5.0 / 6 * (1 + r) * fall);
  }

  /**
   * The exponential of -r. Most of a search's time is spent here: {@link Math} differs between
   * machines, {@link StrictMath} takes several times as long.
   *
   * @param r at least 0
   */
  static double fall(double r) {
    if (!(r < FAR)) {
      return 0;
    }
    long halvings = (long) (r / LOG_2 + 0.5);
    double rest = halvings * LOG_2 - r;
    double sum = 0;
    for (double term : TERMS) {
      sum = sum * rest + term;
    }
    return sum * Double.longBitsToDouble((Double.MAX_EXPONENT - halvings) << 52);
  }
}
