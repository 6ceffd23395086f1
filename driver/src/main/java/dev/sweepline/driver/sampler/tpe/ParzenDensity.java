package dev.sweepline.driver.sampler.tpe;

import dev.sweepline.driver.sampler.adaptive.Observation;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A density over a space, estimated from trials: a mixture of a kernel around each and of the draws
 * of a space of which nothing is known. A dimension in which a trial takes no part is as it was
 * before. Immutable.
 */
final class ParzenDensity {
  private final List<Kernel> kernels;

  /** By dimension, then component; the last component is the prior. */
  private final double[][] centres;

  /** By dimension, then component: the logarithms of the kernels' masses. */
  private final double[][] masses;

  private final double[] weights;
  private final double[] logWeights;

  /**
   * The density of trials.
   *
   * @param weights one for each trial and, last, that of the prior
   */
  ParzenDensity(List<Kernel> kernels, List<Observation> trials, double[] weights) {
    this.kernels = kernels;
    int components = trials.size() + 1;
    this.centres = new double[kernels.size()][components];
    this.masses = new double[kernels.size()][components];
    for (int d = 0; d < kernels.size(); d++) {
      for (int i = 0; i < components; i++) {
        double at = i < trials.size() ? trials.get(i).coordinate(d) : Double.NaN;
        centres[d][i] = Double.isNaN(at) ? at : kernels.get(d).code(at);
        masses[d][i] = kernels.get(d).logMass(centres[d][i]);
      }
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.weights = new double[components];
    this.logWeights = new double[components];
    for (int i = 0; i < components; i++) {
      this.weights[i] = weights[i] / sum;
      this.logWeights[i] = Math.log(this.weights[i]);
    }
  }

  /**
   * The logarithm of the density at coordinates; those that are NaN are left out.
   *
   * @param coordinates as the encoding has them
   */
  double log(double[] coordinates) {
    double[] sums = logWeights.clone();
    for (int d = 0; d < centres.length; d++) {
      if (!Double.isNaN(coordinates[d])) {
        kernels.get(d).addLogs(kernels.get(d).code(coordinates[d]), centres[d], sums);
        for (int i = 0; i < sums.length; i++) {
          sums[i] -= masses[d][i];
        }
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double total = 0;
    for (double sum : sums) {
      total += Math.exp(sum - most);
    }
    return most + Math.log(total);
  }

  /** Coordinates of a draw, of every dimension. */
  double[] draw(SplittableRandom random) {
    int component = ListKernel.pick(weights, random);
    double[] coordinates = new double[centres.length];
    for (int d = 0; d < centres.length; d++) {
      Kernel kernel = kernels.get(d);
      coordinates[d] = kernel.coordinate(kernel.draw(centres[d][component], random));
    }
    return coordinates;
  }
}
