package dev.sweepline.driver.sampler.gaussian;

import java.util.Arrays;

/**
 * Priors of hyperparameters, held before anything was observed, and the order in which they are
 * varied. All are positive, so their logarithms vary, and each is log-normal. Length scales grow
 * with the root of the number of axes (Hvarfner, Hellsten and Nardi, "Vanilla Bayesian optimization
 * performs great in high dimensions", 2024): without that, points of many axes know nothing of each
 * other. Immutable.
 */
final class Priors {
  /** Of one axis; those of more grow. */
  private static final double LENGTH = Math.sqrt(2);

  private static final double LENGTH_SPREAD = Math.sqrt(3);
  private static final double NOISE = -4;
  private static final double NOISE_SPREAD = 1;
  private static final double SIGNAL_SPREAD = 0.3;
  private static final double BEND_SPREAD = 0.5;

  /** No logarithm beyond this makes sense. */
  private static final double FAR = 20;

  private final int axes;
  private final int[] bends;
  private final int size;

  Priors(Axis[] axes) {
    this.axes = axes.length;
    this.bends = new int[axes.length];
    int next = axes.length + 2;
    for (int d = 0; d < axes.length; d++) {
      // Between two places a bend is as good as a length.
      boolean bent = !axes[d].category() && axes[d].places().length != 2;
      bends[d] = bent ? next : -1;
      next += bends[d] < 0 ? 0 : 2;
    }
    this.size = next;
  }

  /** Where the noise's variance stands; length scales come first. */
  int noise() {
    return axes;
  }

  /** Where the signal's variance stands. */
  int signal() {
    return axes + 1;
  }

  /** Whether an axis is bent. */
  boolean bends(int axis) {
    return bends[axis] >= 0;
  }

  /** Where the exponents of an axis's bend stand, one after the other. */
  int bend(int axis) {
    return bends[axis];
  }

  /** Variables to start from. */
  double[] start(double length, double noise) {
    double[] variables = new double[size];
    Arrays.fill(variables, 0, axes, StrictMath.log(length));
    variables[noise()] = StrictMath.log(noise);
    return variables;
  }

  boolean sensible(double[] variables) {
    return Arrays.stream(variables).allMatch(each -> Math.abs(each) < FAR);
  }

  Hyperparameters read(double[] variables) {
    double[] lengths = new double[axes];
    double[] alphas = new double[axes];
    double[] betas = new double[axes];
    for (int d = 0; d < axes; d++) {
      lengths[d] = StrictMath.exp(variables[d]);
      alphas[d] = bends(d) ? StrictMath.exp(variables[bend(d)]) : 1;
      betas[d] = bends(d) ? StrictMath.exp(variables[bend(d) + 1]) : 1;
    }
    return new Hyperparameters(
        lengths,
        alphas,
        betas,
        StrictMath.exp(variables[signal()]),
        StrictMath.exp(variables[noise()]));
  }

  /**
   * The negative logarithm of the density, up to a constant.
   *
   * @param gradient is added to
   */
  double at(double[] variables, double[] gradient) {
    double value = 0;
    for (int i = 0; i < size; i++) {
      boolean length = i < axes;
      double middle = length ? LENGTH + StrictMath.log(axes) / 2 : i == noise() ? NOISE : 0;
      double spread =
          length
              ? LENGTH_SPREAD
              : i == noise() ? NOISE_SPREAD : i == signal() ? SIGNAL_SPREAD : BEND_SPREAD;
      double off = (variables[i] - middle) / spread;
      value += off * off / 2;
      gradient[i] += off / spread;
    }
    return value;
  }
}
