package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.driver.sampler.adaptive.Observation.Costs;
import dev.sweepline.sweep.random.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A proposer for several objectives: each proposal is made for one mixture of them, drawn anew, so
 * that together they spread along the Pareto front (Knowles, "ParEGO", 2006). The mixture is the
 * largest weighted cost and a little of their sum, each cost as a share of the range that was seen.
 * Immutable, thread-safe.
 */
public final class WeightedObjectives implements Proposer {
  /** How much of the weighted sum is added, so that ties in the largest are broken. */
  private static final double SUM = 0.05;

  private final Proposer proposer;
  private final Address seed;

  /**
   * A proposer that asks another.
   *
   * @param proposer of one objective
   * @param seed of the weights
   */
  public WeightedObjectives(Proposer proposer, Address seed) {
    this.proposer = proposer;
    this.seed = seed;
  }

  @Override
  public Map<String, Object> propose(Observations observations, int trial) {
    List<List<Double>> costs =
        observations.ended().stream().map(WeightedObjectives::costs).toList();
    List<Range> ranges = Range.of(costs);
    if (ranges.isEmpty()) {
      return proposer.propose(observations, trial);
    }
    double[] weights = weights(ranges.size(), seed.then(trial));
    List<Observation> mixed = new ArrayList<>();
    for (int i = 0; i < costs.size(); i++) {
      mixed.add(observations.ended().get(i).with(Costs.of(mixed(costs.get(i), ranges, weights))));
    }
    return proposer.propose(new Observations(mixed, observations.pending()), trial);
  }

  /** By each objective; empty for a trial that lacks one. */
  private static List<Double> costs(Observation observation) {
    Costs costs = observation.costs();
    if (!Double.isFinite(costs.reached()) || costs.others().isEmpty()) {
      return List.of();
    }
    List<Double> all = new ArrayList<>(List.of(costs.reached()));
    all.addAll(costs.others());
    return all;
  }

  /** Evenly from all that are positive and together 1. */
  private static double[] weights(int objectives, Address at) {
    double[] weights = new double[objectives];
    double sum = 0;
    for (int i = 0; i < objectives; i++) {
      weights[i] = -Math.log(at.then(i).openUnit());
      sum += weights[i];
    }
    for (int i = 0; i < objectives; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double mixed(List<Double> costs, List<Range> ranges, double[] weights) {
    if (costs.isEmpty()) {
      return Double.NaN;
    }
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double weighted = weights[i] * ranges.get(i).share(costs.get(i));
      largest = Math.max(largest, weighted);
      sum += weighted;
    }
    return largest + SUM * sum;
  }

  /** What was seen of one objective. */
  private record Range(double low, double high) {
    /** Of each objective; none where no trial has all of them. */
    static List<Range> of(List<List<Double>> costs) {
      List<List<Double>> valued = costs.stream().filter(each -> !each.isEmpty()).toList();
      List<Range> ranges = new ArrayList<>();
      int objectives = valued.isEmpty() ? 0 : valued.get(0).size();
      for (int i = 0; i < objectives; i++) {
        int objective = i;
        double[] seen = valued.stream().mapToDouble(each -> each.get(objective)).sorted().toArray();
        ranges.add(new Range(seen[0], seen[seen.length - 1]));
      }
      return ranges;
    }

    /** From 0 for the best that was seen to 1 for the worst. */
    double share(double cost) {
      return high > low ? (cost - low) / (high - low) : 0;
    }
  }
}
