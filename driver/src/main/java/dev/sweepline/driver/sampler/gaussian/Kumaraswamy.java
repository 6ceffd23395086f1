package dev.sweepline.driver.sampler.gaussian;

/**
 * Kumaraswamy's distribution function, 1 - (1 - x^a)^b, which bends [0, 1] so that a function
 * becomes as rough at one end as at the other (Snoek et al., "Input warping for Bayesian
 * optimization of non-stationary functions", 2014). Stateless.
 */
final class Kumaraswamy {
  private static final double INSIDE = 1e-6;

  private Kumaraswamy() {}

  private static double inside(double x) {
    return Math.max(INSIDE, Math.min(1 - INSIDE, x));
  }

  static double bend(double x, double a, double b) {
    return a == 1 && b == 1 ? x : 1 - StrictMath.pow(1 - StrictMath.pow(inside(x), a), b);
  }

  /** By the logarithm of {@code a}. */
  static double byLogA(double x, double a, double b) {
    double power = StrictMath.pow(inside(x), a);
    return b * StrictMath.pow(1 - power, b - 1) * power * StrictMath.log(inside(x)) * a;
  }

  /** By the logarithm of {@code b}. */
  static double byLogB(double x, double a, double b) {
    double rest = 1 - StrictMath.pow(inside(x), a);
    return -StrictMath.pow(rest, b) * StrictMath.log(rest) * b;
  }

  /** By {@code x}. */
  static double slope(double x, double a, double b) {
    if (a == 1 && b == 1) {
      return 1;
    }
    double in = inside(x);
    return a * b * StrictMath.pow(in, a - 1) * StrictMath.pow(1 - StrictMath.pow(in, a), b - 1);
  }
}
