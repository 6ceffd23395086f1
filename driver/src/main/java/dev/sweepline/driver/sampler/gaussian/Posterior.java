package dev.sweepline.driver.sampler.gaussian;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A Gaussian process that has seen observations (Rasmussen and Williams 2006, algorithm 2.1).
 * Immutable.
 */
final class Posterior {
  /** Keeps the matrix of points that lie together invertible. */
  static final double JITTER = 1e-8;

  private static final double LEAST_VARIANCE = 1e-12;

  /**
   * What is believed of the function at a point, without what noise adds.
   *
   * @param deviation standard deviation, above 0
   */
  record Belief(double mean, double deviation) {}

  private final BentKernel kernel;
  private final double[][] places;
  private final double[] factor;

  /** The factor again, so that both are read along their rows. */
  private final double[] transpose;

  private final double[] outputs;
  private final double[] weights;
  private final int noisy;

  /**
   * What is believed after observations.
   *
   * @param points at least one
   * @param outputs standardised, one for each
   * @param noisy how many of the first points have the kernel's noise; of the rest the function's
   *     value itself is known
   */
  Posterior(BentKernel kernel, List<double[]> points, double[] outputs, int noisy) {
    this.kernel = kernel;
    this.places = points.stream().map(kernel::place).toArray(double[][]::new);
    this.noisy = noisy;
    DMatrixRMaj lower = factor();
    this.factor = lower.data;
    this.transpose = CommonOps_DDRM.transpose(lower, null).data;
    this.outputs = outputs.clone();
    this.weights = outputs.clone();
    TriangularSolver_DDRM.solveL(factor, weights, weights.length);
    TriangularSolver_DDRM.solveU(transpose, weights, weights.length);
  }

  private DMatrixRMaj factor() {
    int n = places.length;
    DMatrixRMaj covariance = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double value = kernel.signal() * kernel.between(places[i], places[j]).correlation();
        covariance.unsafe_set(i, j, value);
        covariance.unsafe_set(j, i, value);
      }
      covariance.unsafe_set(i, i, variance(i));
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException("the covariance of " + n + " points has no factor");
    }
    return cholesky.getT(null);
  }

  /** The means at the points themselves: what was observed less what was noise. */
  double[] fitted() {
    double[] fitted = outputs.clone();
    for (int i = 0; i < fitted.length; i++) {
      fitted[i] -= (variance(i) - kernel.signal()) * weights[i];
    }
    return fitted;
  }

  /** That of what was observed at a point. */
  private double variance(int point) {
    return kernel.signal() + (point < noisy ? kernel.noise() : 0) + JITTER;
  }

  double mean(double[] point) {
    return weighted(covariances(kernel.place(point)));
  }

  private double[] covariances(double[] place) {
    double[] covariances = new double[places.length];
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = kernel.signal() * kernel.between(place, places[i]).correlation();
    }
    return covariances;
  }

  private double weighted(double[] covariances) {
    double sum = 0;
    for (int i = 0; i < covariances.length; i++) {
      sum += weights[i] * covariances[i];
    }
    return sum;
  }

  /** Belief of which the deviation is at least what it is, as only the nearest point counts. */
  Belief unsure(double[] covariances) {
    double explained = 0;
    for (int i = 0; i < covariances.length; i++) {
      explained = Math.max(explained, covariances[i] * covariances[i] / variance(i));
    }
    return new Belief(weighted(covariances), deviation(explained));
  }

  private double deviation(double explained) {
    return Math.sqrt(Math.max(LEAST_VARIANCE, kernel.signal() - explained));
  }

  /** A point whose belief is asked for in two steps, as the second takes much longer. */
  double[] look(double[] point) {
    return covariances(kernel.place(point));
  }

  /**
   * The belief at a point.
   *
   * @param covariances with the observations; overwritten
   */
  Belief sure(double[] covariances) {
    double mean = weighted(covariances);
    TriangularSolver_DDRM.solveL(factor, covariances, covariances.length);
    return new Belief(mean, deviation(squares(covariances)));
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each * each;
    }
    return sum;
  }

  Belief at(double[] point) {
    return sure(look(point));
  }

  /**
   * The belief and its derivatives by the point's coordinates, 0 for categories.
   *
   * @param meanSlope filled by the call
   * @param deviationSlope filled by the call
   */
  Belief at(double[] point, double[] meanSlope, double[] deviationSlope) {
    double[] place = kernel.place(point);
    double[] solved = new double[places.length];
    double[] slopes = new double[places.length];
    for (int i = 0; i < solved.length; i++) {
      Matern between = kernel.between(place, places[i]);
      solved[i] = kernel.signal() * between.correlation();
      slopes[i] = 2 * kernel.signal() * between.slope();
    }
    double mean = weighted(solved);
    TriangularSolver_DDRM.solveL(factor, solved, solved.length);
    double deviation = deviation(squares(solved));
    TriangularSolver_DDRM.solveU(transpose, solved, solved.length);
    Arrays.fill(meanSlope, 0);
    Arrays.fill(deviationSlope, 0);
    for (int i = 0; i < places.length; i++) {
      for (int d = 0; d < point.length; d++) {
        double by = slopes[i] * (place[d] - places[i][d]);
        meanSlope[d] += weights[i] * by;
        deviationSlope[d] -= solved[i] * by / deviation;
      }
    }
    for (int d = 0; d < point.length; d++) {
      double stretch = kernel.stretch(d, point);
      meanSlope[d] *= stretch;
      deviationSlope[d] *= stretch;
    }
    return new Belief(mean, deviation);
  }
}
