package dev.sweepline.driver.sampler.gaussian;

/** Hyperparameters that a Gaussian process of standardised outputs learns of its function. */
final class Hyperparameters {
  private final double[] lengths;
  private final double[] alphas;
  private final double[] betas;
  private final double signal;
  private final double noise;

  /**
   * What was learnt.
   *
   * @param lengths a length scale for each axis
   * @param alphas the first exponent of each axis's bend, 1 where there is none
   * @param betas the second exponent
   * @param signal variance of the function
   * @param noise variance of what is observed around it
   */
  Hyperparameters(double[] lengths, double[] alphas, double[] betas, double signal, double noise) {
    this.lengths = lengths;
    this.alphas = alphas;
    this.betas = betas;
    this.signal = signal;
    this.noise = noise;
  }

  double[] lengths() {
    return lengths;
  }

  double[] alphas() {
    return alphas;
  }

  double[] betas() {
    return betas;
  }

  double signal() {
    return signal;
  }

  double noise() {
    return noise;
  }
}
