package dev.sweepline.driver.sampler.cmaes;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.special.Erf;

/**
 * A normal distribution of points that learns generation by generation (Hansen, "The CMA evolution
 * strategy: a tutorial", 2016). Points may be any: the steps of those that lie far outside are
 * shortened (Hansen, "Injecting external solutions into CMA-ES", 2011). Not thread-safe.
 */
final class Cloud {
  private static final double LEAST_VARIANCE = 1e-20;

  private final int n;
  private final double[] mean;
  private double sigma;
  private final double[][] covariance;
  private final double[] pathOfCovariance;
  private final double[] pathOfSigma;
  private int generation;

  /** Columns are axes of the covariance. */
  private double[][] axes;

  /** The deviations along the axes. */
  private double[] lengths;

  /** A round cloud. */
  Cloud(double[] mean, double sigma) {
    this.n = mean.length;
    this.mean = mean.clone();
    this.sigma = sigma;
    this.covariance = new double[n][n];
    this.axes = new double[n][n];
    this.lengths = new double[n];
    this.pathOfCovariance = new double[n];
    this.pathOfSigma = new double[n];
    for (int i = 0; i < n; i++) {
      covariance[i][i] = 1;
      axes[i][i] = 1;
      lengths[i] = 1;
    }
  }

  /** The middle of the cloud. */
  double mean(int dimension) {
    return mean[dimension];
  }

  /** The largest deviation in any direction. */
  double reach() {
    return sigma * Arrays.stream(lengths).max().orElse(0);
  }

  /** A draw, wherever it lies; never nearer to certainty along a dimension than its least step. */
  double[] draw(SplittableRandom random, double[] leastSteps) {
    double[] along = new double[n];
    for (int k = 0; k < n; k++) {
      along[k] = lengths[k] * normal(random);
    }
    double[] point = new double[n];
    for (int i = 0; i < n; i++) {
      double step = 0;
      for (int k = 0; k < n; k++) {
        step += axes[i][k] * along[k];
      }
      double own = sigma * Math.sqrt(covariance[i][i]);
      double missing = Math.sqrt(Math.max(0, leastSteps[i] * leastSteps[i] - own * own));
      point[i] = mean[i] + sigma * step + missing * normal(random);
    }
    return point;
  }

  private static double normal(SplittableRandom random) {
    double u = Math.max(0x1p-53, random.nextDouble());
    return Math.sqrt(2) * Erf.erfInv(2 * u - 1);
  }

  /**
   * Moves towards the better half of some points.
   *
   * @param best points, best first, at least two; NaN where a point has no coordinate
   */
  void learn(List<double[]> best) {
    int parents = best.size() / 2;
    double[] weights = weights(parents);
    double mass = 1 / Arrays.stream(weights).map(w -> w * w).sum();
    double forSigma = (mass + 2) / (n + mass + 5);
    double damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + forSigma;
    double forPath = (4 + mass / n) / (n + 4 + 2 * mass / n);
    double rankOne = 2 / ((n + 1.3) * (n + 1.3) + mass);
    double rankMu =
        Math.min(1 - rankOne, 2 * (mass - 2 + 1 / mass) / ((n + 2.0) * (n + 2.0) + mass));
    double expected = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));

    double[][] steps = new double[parents][];
    double[] step = new double[n];
    for (int p = 0; p < parents; p++) {
      steps[p] = step(best.get(p));
      for (int i = 0; i < n; i++) {
        step[i] += weights[p] * steps[p][i];
      }
    }
    double[] whitened = whitened(step);
    double length = 0;
    generation++;
    for (int i = 0; i < n; i++) {
      mean[i] = Math.max(0, Math.min(1, mean[i] + sigma * step[i]));
      pathOfSigma[i] =
          (1 - forSigma) * pathOfSigma[i]
              + Math.sqrt(forSigma * (2 - forSigma) * mass) * whitened[i];
      length += pathOfSigma[i] * pathOfSigma[i];
    }
    length = Math.sqrt(length);
    boolean straight =
        length / Math.sqrt(1 - Math.pow(1 - forSigma, 2.0 * generation))
            < (1.4 + 2.0 / (n + 1)) * expected;
    double old = 1 - rankOne - rankMu + (straight ? 0 : rankOne * forPath * (2 - forPath));
    for (int i = 0; i < n; i++) {
      pathOfCovariance[i] =
          (1 - forPath) * pathOfCovariance[i]
              + (straight ? Math.sqrt(forPath * (2 - forPath) * mass) * step[i] : 0);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = rankOne * pathOfCovariance[i] * pathOfCovariance[j];
        for (int p = 0; p < parents; p++) {
          sum += rankMu * weights[p] * steps[p][i] * steps[p][j];
        }
        covariance[i][j] = old * covariance[i][j] + sum;
      }
    }
    sigma *= Math.exp(Math.min(1, forSigma / damping * (length / expected - 1)));
    // In a space that is one wide, a wider cloud would only be cut off.
    sigma = Math.min(sigma, 1);
    turn();
  }

  private static double[] weights(int parents) {
    double[] weights = new double[parents];
    Arrays.setAll(weights, i -> Math.log(parents + 0.5) - Math.log(i + 1));
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** From the mean, in deviations; no longer than such steps usually are. */
  private double[] step(double[] point) {
    double[] step = new double[n];
    for (int i = 0; i < n; i++) {
      step[i] = Double.isNaN(point[i]) ? 0 : (point[i] - mean[i]) / sigma;
    }
    double length = Math.sqrt(Arrays.stream(whitened(step)).map(x -> x * x).sum());
    double most = Math.sqrt(n) + 2.0 * n / (n + 2);
    return length <= most ? step : Arrays.stream(step).map(x -> x * most / length).toArray();
  }

  /** A step as it would be if the cloud were round. */
  private double[] whitened(double[] step) {
    double[] along = new double[n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        along[k] += axes[i][k] * step[i] / lengths[k];
      }
    }
    double[] whitened = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        whitened[i] += axes[i][k] * along[k];
      }
    }
    return whitened;
  }

  private void turn() {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
    axes = eigen.getV().getData();
    lengths =
        Arrays.stream(eigen.getRealEigenvalues())
            .map(value -> Math.sqrt(Math.max(LEAST_VARIANCE, value)))
            .toArray();
  }
}
