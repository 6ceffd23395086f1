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

  /**
   * Adds the squared distances from a place along an axis.
   *
   * @param to where points stand along it
   * @param squared one for each of the first points, added to
   */
  void addSquared(int axis, double from, double[] to, double[] squared) {
    if (axes[axis].category()) {
      for (int i = 0; i < squared.length; i++) {
        squared[i] += to[i] == from ? 0 : apart[axis];
      }
    } else {
      for (int i = 0; i < squared.length; i++) {
        double gap = from - to[i];
        squared[i] += gap * gap;
      }
    }
  }

  boolean category(int axis) {
    return axes[axis].category();
  }

  /** The squared distance of two different values of an axis without order. */
  double apart(int axis) {
    return apart[axis];
  }

  /** How much longer a place becomes by a step of the point along an axis; 0 for a category. */
  double stretch(int axis, double[] point) {
    return axes[axis].category()
        ? 0
        : Kumaraswamy.slope(point[axis], learnt.alphas()[axis], learnt.betas()[axis])
            / learnt.lengths()[axis];
  }
}
