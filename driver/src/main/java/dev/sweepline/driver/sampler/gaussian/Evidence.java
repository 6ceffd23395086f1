package dev.sweepline.driver.sampler.gaussian;

import dev.sweepline.driver.sampler.adaptive.Observation;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.search.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evidence that a model learns from: points with costs, and points whose cost is not known yet.
 * Immutable.
 */
final class Evidence {
  private final List<double[]> points;
  private final double[] costs;
  private final List<double[]> pending;

  /**
   * Points and costs.
   *
   * @param points as the model takes them, in the trials' order
   * @param costs one for each, finite
   * @param pending more points
   */
  Evidence(List<double[]> points, double[] costs, List<double[]> pending) {
    this.points = points;
    this.costs = costs;
    this.pending = pending;
  }

  List<double[]> points() {
    return points;
  }

  double[] costs() {
    return costs;
  }

  List<double[]> pending() {
    return pending;
  }

  /** What observations tell, as W&amp;B's options say. */
  static Evidence of(
      Observations observations, Method.Bayes method, SpaceEncoding encoding, Axis[] axes) {
    List<double[]> points = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    List<double[]> pending = new ArrayList<>();
    double worst = observations.worst();
    for (Observation each : observations.ended()) {
      double cost = cost(each, observations, method.impute(), worst);
      if (Double.isFinite(cost) && known(each, encoding)) {
        points.add(point(each, axes));
        costs.add(cost);
      }
    }
    for (Observation each : observations.pending()) {
      double cost =
          method
              .imputeWhileRunning()
              .map(how -> observations.imputed(each, how))
              .orElse(Double.NaN);
      if (Double.isFinite(cost) && known(each, encoding)) {
        points.add(point(each, axes));
        costs.add(cost);
      } else if (known(each, encoding)) {
        pending.add(point(each, axes));
      }
    }
    return new Evidence(points, costs.stream().mapToDouble(Double::doubleValue).toArray(), pending);
  }

  /** A trial that failed without a value counts as the worst, whatever is to be imputed. */
  private static double cost(
      Observation each, Observations observations, Method.Impute impute, double worst) {
    if (Double.isFinite(each.cost())) {
      return each.cost();
    }
    double imputed = impute == Method.Impute.WORST ? worst : observations.imputed(each, impute);
    return Double.isFinite(imputed) ? imputed : worst;
  }

  /** Whether the space knows all values; a point given by hand may have others. */
  private static boolean known(Observation each, SpaceEncoding encoding) {
    return IntStream.range(0, encoding.dimensions().size())
        .noneMatch(
            d ->
                Double.isNaN(each.coordinate(d))
                    && each.values().containsKey(encoding.dimensions().get(d).name()));
  }

  private static double[] point(Observation each, Axis[] axes) {
    double[] point = each.coordinates();
    for (int d = 0; d < point.length; d++) {
      point[d] = axes[d].present(point[d]);
    }
    return point;
  }

  /** The evidence of the first so many. */
  Evidence first(int count) {
    return new Evidence(points.subList(0, count), Arrays.copyOf(costs, count), List.of());
  }

  /**
   * At most so many: the better half of them the best there are, the rest evenly from the others,
   * so that both the basin and what lies around it are known.
   */
  Evidence atMost(int count) {
    if (points.size() <= count) {
      return this;
    }
    List<Integer> byCost =
        IntStream.range(0, costs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> costs[i]))
            .toList();
    int best = count / 2;
    List<Integer> others = byCost.subList(best, byCost.size()).stream().sorted().toList();
    List<Integer> chosen = new ArrayList<>(byCost.subList(0, best));
    for (int i = 0; i < count - best; i++) {
      chosen.add(others.get((int) ((long) i * others.size() / (count - best))));
    }
    chosen.sort(Comparator.naturalOrder());
    return new Evidence(
        chosen.stream().map(points::get).toList(),
        chosen.stream().mapToDouble(i -> costs[i]).toArray(),
        pending);
  }
}
