package dev.sweepline.driver.sampler.gaussian;

import java.util.List;

/**
 * Points as a kernel places them, kept axis by axis so that loops over points run along memory.
 * Immutable.
 */
final class Places {
  private final BentKernel kernel;
  private final double[][] axes;
  private final int size;

  /**
   * Places points.
   *
   * @param points at least one
   */
  Places(BentKernel kernel, List<double[]> points) {
    this.kernel = kernel;
    this.size = points.size();
    this.axes = new double[points.get(0).length][size];
    for (int i = 0; i < size; i++) {
      double[] place = kernel.place(points.get(i));
      for (int d = 0; d < place.length; d++) {
        axes[d][i] = place[d];
      }
    }
  }

  int size() {
    return size;
  }

  /** Where all stand along an axis; not to be changed. */
  double[] along(int axis) {
    return axes[axis];
  }

  /** Where one stands. */
  double[] at(int point) {
    double[] place = new double[axes.length];
    for (int d = 0; d < place.length; d++) {
      place[d] = axes[d][point];
    }
    return place;
  }

  /**
   * Covariances of a place with the first so many.
   *
   * @param covariances filled by the call
   * @param slopes their derivatives by the squared distance; filled by the call
   */
  void covariances(double[] place, int count, double[] covariances, double[] slopes) {
    double[] squared = new double[count];
    for (int d = 0; d < place.length; d++) {
      kernel.addSquared(d, place[d], axes[d], squared);
    }
    Matern.at(squared, count, covariances, slopes);
    double signal = kernel.signal();
    for (int i = 0; i < count; i++) {
      covariances[i] *= signal;
      slopes[i] *= signal;
    }
  }
}
