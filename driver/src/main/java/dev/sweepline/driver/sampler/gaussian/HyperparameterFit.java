package dev.sweepline.driver.sampler.gaussian;

import static java.util.Comparator.comparingDouble;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The fit of hyperparameters to observations: the most probable ones. Stateless. */
final class HyperparameterFit {
  private static final int ITERATIONS = 40;

  /** One start for functions that are smooth, one for those that noise may explain. */
  private static final double[][] STARTS = {{0.6, 0.02}, {4, 0.4}};

  private HyperparameterFit() {}

  static Hyperparameters of(Axis[] axes, List<double[]> points, double[] outputs) {
    Priors priors = new Priors(axes);
    MarginalLikelihood likelihood = new MarginalLikelihood(axes, priors, points, outputs);
    List<Minimizer.Minimum> found =
        Arrays.stream(STARTS)
            .map(start -> priors.start(start[0], start[1]))
            .map(start -> Minimizer.from(start, likelihood, ITERATIONS))
            .toList();
    return priors.read(Collections.min(found, comparingDouble(Minimizer.Minimum::value)).point());
  }
}
