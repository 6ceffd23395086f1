package dev.sweepline.driver.sampler.gaussian;

/**
 * The Mat&eacute;rn kernel of smoothness 5/2 (Rasmussen and Williams, "Gaussian processes for
 * machine learning", 2006, equation 4.17), as a function of the squared distance in units of length
 * scales. Exponentials are {@link StrictMath}'s: the same bits on every machine.
 *
 * @param correlation 1 at distance 0
 * @param slope its derivative by the squared distance
 */
record Matern(double correlation, double slope) {
  static Matern at(double squared) {
    double r = Math.sqrt(5 * squared);
    double fall = StrictMath.exp(-r);
    return new Matern((1 + r + r * r / 3) * fall, -5.0 / 6 * (1 + r) * fall);
  }
}
