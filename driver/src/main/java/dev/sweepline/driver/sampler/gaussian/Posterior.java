package dev.sweepline.driver.sampler.gaussian;

import dev.sweepline.driver.sampler.numeric.CholeskyFactor;
import java.util.List;

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
  private final Places places;
  private final CholeskyFactor factor;
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
    this.places = new Places(kernel, points);
    this.noisy = noisy;
    this.factor = factor();
    this.outputs = outputs.clone();
    this.weights = outputs.clone();
    factor.solve(weights);
  }

  private CholeskyFactor factor() {
    int n = places.size();
    double[][] covariance = new double[n][n];
    double[] row = new double[n];
    double[] slopes = new double[n];
    for (int i = 0; i < n; i++) {
      places.covariances(places.at(i), i, row, slopes);
      for (int j = 0; j < i; j++) {
        covariance[j][i] = row[j];
      }
      covariance[i][i] = variance(i);
    }
    return CholeskyFactor.of(covariance)
        .orElseThrow(
            () -> new IllegalStateException("the covariance of " + n + " points has no factor"));
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
    double[] covariances = new double[places.size()];
    places.covariances(place, covariances.length, covariances, new double[covariances.length]);
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
    factor.solveLower(covariances);
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
    double[] solved = new double[places.size()];
    double[] slopes = new double[solved.length];
    places.covariances(place, solved.length, solved, slopes);
    double mean = weighted(solved);
    factor.solveLower(solved);
    double deviation = deviation(squares(solved));
    factor.solveUpper(solved);
    for (int d = 0; d < point.length; d++) {
      double[] along = places.along(d);
      double byMean = 0;
      double byDeviation = 0;
      for (int i = 0; i < solved.length; i++) {
        double by = 2 * slopes[i] * (place[d] - along[i]);
        byMean += weights[i] * by;
        byDeviation -= solved[i] * by;
      }
      meanSlope[d] = byMean;
      deviationSlope[d] = byDeviation / deviation;
    }
    for (int d = 0; d < point.length; d++) {
      double stretch = kernel.stretch(d, point);
      meanSlope[d] *= stretch;
      deviationSlope[d] *= stretch;
    }
    return new Belief(mean, deviation);
  }
}
