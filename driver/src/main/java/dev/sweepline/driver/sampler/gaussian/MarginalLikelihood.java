package dev.sweepline.driver.sampler.gaussian;

import static java.util.Comparator.comparingDouble;

import dev.sweepline.driver.sampler.numeric.CholeskyFactor;
import dev.sweepline.driver.sampler.numeric.Minimizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Improbability of observations and hyperparameters together, up to a constant: the negative
 * logarithm of the marginal likelihood (Rasmussen and Williams 2006, equations 5.8 and 5.9) times
 * the prior. Its variables are {@link Priors}'. Immutable.
 */
final class MarginalLikelihood implements Minimizer.Differentiable {
  private static final double IMPOSSIBLE = 1e10;
  private static final int ITERATIONS = 40;

  /** Length and noise: one start for functions that are smooth, one for what noise may explain. */
  private static final double[][] STARTS = {{0.6, 0.02}, {4, 0.4}};

  private final Axis[] axes;
  private final Priors priors;
  private final List<double[]> points;
  private final double[] outputs;

  /**
   * That of observations.
   *
   * @param outputs standardised, one for each point
   */
  MarginalLikelihood(Axis[] axes, Priors priors, List<double[]> points, double[] outputs) {
    this.axes = axes;
    this.priors = priors;
    this.points = points;
    this.outputs = outputs;
  }

  /** The most probable hyperparameters, given observations. */
  static Hyperparameters fit(Axis[] axes, List<double[]> points, double[] outputs) {
    Priors priors = new Priors(axes);
    MarginalLikelihood likelihood = new MarginalLikelihood(axes, priors, points, outputs);
    List<Minimizer.Minimum> found =
        Arrays.stream(STARTS)
            .map(start -> priors.start(start[0], start[1]))
            .map(start -> Minimizer.from(start, likelihood, ITERATIONS))
            .toList();
    return priors.read(Collections.min(found, comparingDouble(Minimizer.Minimum::value)).point());
  }

  @Override
  public double at(double[] variables, double[] gradient) {
    Arrays.fill(gradient, 0);
    if (!priors.sensible(variables)) {
      return IMPOSSIBLE;
    }
    Hyperparameters h = priors.read(variables);
    BentKernel kernel = new BentKernel(axes, h);
    Places places = new Places(kernel, points);
    int n = places.size();
    double[][] covariances = new double[n][n];
    double[][] slopes = new double[n][n];
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      places.covariances(places.at(i), i, covariances[i], slopes[i]);
      for (int j = 0; j < i; j++) {
        matrix[j][i] = covariances[i][j];
      }
      matrix[i][i] = h.signal() + h.noise() + Posterior.JITTER;
    }
    Optional<CholeskyFactor> factored = CholeskyFactor.of(matrix);
    if (factored.isEmpty()) {
      return IMPOSSIBLE;
    }
    CholeskyFactor factor = factored.get();
    double[] weights = outputs.clone();
    factor.solve(weights);
    double value = priors.at(variables, gradient) + factor.logDeterminant() / 2;
    double[][] by = factor.inverse();
    for (int i = 0; i < n; i++) {
      value += outputs[i] * weights[i] / 2;
      for (int j = 0; j <= i; j++) {
        by[i][j] -= weights[i] * weights[j];
      }
    }
    variances(h, covariances, by, gradient);
    distances(h, kernel, places, pulls(slopes, by), gradient);
    return value;
  }

  /**
   * Derivatives by noise and signal.
   *
   * @param by twice the derivative by each covariance, lower half
   */
  private void variances(
      Hyperparameters h, double[][] covariances, double[][] by, double[] gradient) {
    double trace = 0;
    double signal = 0;
    for (int i = 0; i < by.length; i++) {
      trace += by[i][i] / 2;
      for (int j = 0; j < i; j++) {
        signal += by[i][j] * covariances[i][j];
      }
    }
    gradient[priors.noise()] += trace * h.noise();
    gradient[priors.signal()] += signal + trace * h.signal();
  }

  /** The derivative by the squared distance of each two points, symmetric. */
  private static double[][] pulls(double[][] slopes, double[][] by) {
    for (int i = 0; i < by.length; i++) {
      for (int j = 0; j < i; j++) {
        slopes[i][j] *= by[i][j];
        slopes[j][i] = slopes[i][j];
      }
      slopes[i][i] = 0;
    }
    return slopes;
  }

  /** Derivatives by length scales and bends. */
  private void distances(
      Hyperparameters h, BentKernel kernel, Places places, double[][] pulls, double[] gradient) {
    int n = places.size();
    double[] all = new double[n];
    for (double[] row : pulls) {
      for (int i = 0; i < n; i++) {
        all[i] += row[i];
      }
    }
    for (int d = 0; d < axes.length; d++) {
      double[] along = places.along(d);
      if (kernel.category(d)) {
        gradient[d] -= 2 * kernel.apart(d) * apart(along, pulls);
        continue;
      }
      // Of the sum over others of 2 * pull * (here - there).
      double[] moves = new double[n];
      for (int j = 0; j < n; j++) {
        double[] row = pulls[j];
        double there = along[j];
        for (int i = 0; i < n; i++) {
          moves[i] -= there * row[i];
        }
      }
      for (int i = 0; i < n; i++) {
        moves[i] = 2 * (along[i] * all[i] + moves[i]);
        gradient[d] -= along[i] * moves[i];
      }
      if (priors.bends(d)) {
        bend(h, d, moves, gradient);
      }
    }
  }

  /** The sum of the pulls between points that differ. */
  private static double apart(double[] along, double[][] pulls) {
    double sum = 0;
    for (int i = 0; i < along.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += along[i] == along[j] ? 0 : pulls[i][j];
      }
    }
    return sum;
  }

  /**
   * Derivatives by the bend of an axis.
   *
   * @param moves the derivative by where each point lies on it
   */
  private void bend(Hyperparameters h, int axis, double[] moves, double[] gradient) {
    double a = h.alphas()[axis];
    double b = h.betas()[axis];
    for (int i = 0; i < moves.length; i++) {
      double x = points.get(i)[axis];
      double move = moves[i] / h.lengths()[axis];
      gradient[priors.bend(axis)] += move * Kumaraswamy.byLogA(x, a, b);
      gradient[priors.bend(axis) + 1] += move * Kumaraswamy.byLogB(x, a, b);
    }
  }
}
