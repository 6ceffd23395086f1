package dev.sweepline.driver.sampler.gaussian;

import static java.util.Comparator.comparingDouble;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

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
    double[][] places = points.stream().map(kernel::place).toArray(double[][]::new);
    int n = places.length;
    DMatrixRMaj covariance = new DMatrixRMaj(n, n);
    DMatrixRMaj slopes = new DMatrixRMaj(n, n);
    fill(kernel, places, covariance, slopes);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
    // The solver works in the matrix that it is given.
    if (!solver.setA(covariance.copy())) {
      return IMPOSSIBLE;
    }
    DMatrixRMaj weights = new DMatrixRMaj(n, 1);
    solver.solve(DMatrixRMaj.wrap(n, 1, outputs.clone()), weights);
    double value = priors.at(variables, gradient);
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = solver.getDecomposition();
    DMatrixRMaj factor = cholesky.getT(null);
    for (int i = 0; i < n; i++) {
      value += StrictMath.log(factor.unsafe_get(i, i)) + outputs[i] * weights.get(i) / 2;
    }
    DMatrixRMaj by = new DMatrixRMaj(n, n);
    solver.invert(by);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        by.unsafe_set(i, j, by.unsafe_get(i, j) - weights.get(i) * weights.get(j));
      }
    }
    variances(h, covariance, by, gradient);
    distances(h, kernel, places, slopes, by, gradient);
    return value;
  }

  private static void fill(
      BentKernel kernel, double[][] places, DMatrixRMaj covariance, DMatrixRMaj slopes) {
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < i; j++) {
        Matern between = kernel.between(places[i], places[j]);
        covariance.unsafe_set(i, j, kernel.signal() * between.correlation());
        covariance.unsafe_set(j, i, kernel.signal() * between.correlation());
        slopes.unsafe_set(i, j, kernel.signal() * between.slope());
      }
      covariance.unsafe_set(i, i, kernel.signal() + kernel.noise() + Posterior.JITTER);
    }
  }

  /**
   * Derivatives by noise and signal.
   *
   * @param by twice the derivative by each covariance, lower half
   */
  private void variances(
      Hyperparameters h, DMatrixRMaj covariance, DMatrixRMaj by, double[] gradient) {
    double trace = 0;
    double signal = 0;
    for (int i = 0; i < by.numRows; i++) {
      trace += by.unsafe_get(i, i) / 2;
      for (int j = 0; j < i; j++) {
        signal += by.unsafe_get(i, j) * covariance.unsafe_get(i, j);
      }
    }
    gradient[priors.noise()] += trace * h.noise();
    gradient[priors.signal()] += signal + trace * h.signal();
  }

  /** Derivatives by length scales and bends. */
  private void distances(
      Hyperparameters h,
      BentKernel kernel,
      double[][] places,
      DMatrixRMaj slopes,
      DMatrixRMaj by,
      double[] gradient) {
    for (int d = 0; d < axes.length; d++) {
      double[] moves = new double[places.length];
      double sum = 0;
      for (int i = 0; i < places.length; i++) {
        for (int j = 0; j < i; j++) {
          double squared = kernel.squared(d, places[i], places[j]);
          if (squared > 0) {
            double each = by.unsafe_get(i, j) * slopes.unsafe_get(i, j);
            sum -= 2 * each * squared;
            double move = 2 * each * (places[i][d] - places[j][d]);
            moves[i] += move;
            moves[j] -= move;
          }
        }
      }
      gradient[d] += sum;
      if (priors.bends(d)) {
        bend(h, d, moves, gradient);
      }
    }
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
