package dev.sweepline.driver.sampler.gaussian;

/**
 * A kernel over axes that are bent and stretched as was learnt: Mat&eacute;rn's, with a length
 * scale for each axis; of categories it counts whether they differ, which is the distance of
 * one-hot coordinates. Immutable.
 */
final class BentKernel {
  private final Axis[] axes;
  private final Hyperparameters learnt;
  private final double[] apart;

  BentKernel(Axis[] axes, Hyperparameters learnt) {
    this.axes = axes;
    this.learnt = learnt;
    this.apart = new double[axes.length];
    for (int d = 0; d < axes.length; d++) {
      apart[d] = 1 / (learnt.lengths()[d] * learnt.lengths()[d]);
    }
  }

  double signal() {
    return learnt.signal();
  }

  double noise() {
    return learnt.noise();
  }

  /** A point with numbers bent and in units of length scales; categories stay indices. */
  double[] place(double[] point) {
    double[] place = point.clone();
    for (int d = 0; d < point.length; d++) {
      if (!axes[d].category()) {
        place[d] =
            Kumaraswamy.bend(point[d], learnt.alphas()[d], learnt.betas()[d]) / learnt.lengths()[d];
      }
    }
    return place;
  }

  /** The squared distance of two places along an axis. */
  double squared(int axis, double[] a, double[] b) {
    double gap = a[axis] - b[axis];
    return axes[axis].category() ? gap == 0 ? 0 : apart[axis] : gap * gap;
  }

  Matern between(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < axes.length; d++) {
      sum += squared(d, a, b);
    }
    return Matern.at(sum);
  }

  /** How much longer a place becomes by a step of the point along an axis; 0 for a category. */
  double stretch(int axis, double[] point) {
    return axes[axis].category()
        ? 0
        : Kumaraswamy.slope(point[axis], learnt.alphas()[axis], learnt.betas()[axis])
            / learnt.lengths()[axis];
  }
}
