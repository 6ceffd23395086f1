package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.sweep.search.Method.Impute;
import dev.sweepline.sweep.value.CanonicalValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Observations that a search may learn from at one moment. Immutable, thread-safe.
 *
 * @param ended trials that ended by themselves or by a rule, or wait at a rung, by index, those of
 *     other sweeps first
 * @param pending trials that run or wait for another attempt, by index
 */
public record Observations(List<Observation> ended, List<Observation> pending) {
  public Observations {
    ended = List.copyOf(ended);
    pending = List.copyOf(pending);
  }

  /** How many ended trials have a value. */
  public int valued() {
    return (int) ended.stream().filter(each -> Double.isFinite(each.cost())).count();
  }

  /** The least cost of all; NaN where no ended trial has a value. */
  public double best() {
    return ended.stream()
        .mapToDouble(Observation::cost)
        .filter(Double::isFinite)
        .min()
        .orElse(Double.NaN);
  }

  /** The greatest cost of all; NaN where no ended trial has a value. */
  public double worst() {
    return ended.stream()
        .mapToDouble(Observation::cost)
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  /** The assignments so far, earlier sweeps' among them, as {@link #key} has them. */
  public Set<Object> tried() {
    return keys(each -> true);
  }

  /** Those that this sweep has tried. */
  public Set<Object> triedHere() {
    return keys(each -> !each.isPrior());
  }

  private Set<Object> keys(Predicate<Observation> wanted) {
    return Stream.concat(ended.stream(), pending.stream())
        .filter(wanted)
        .map(Observation::key)
        .collect(Collectors.toSet());
  }

  /**
   * What equal assignments have in common.
   *
   * @param values by full name, what is derived among them
   */
  public static Object key(Map<String, Object> values) {
    return CanonicalValue.of(values);
  }

  /**
   * The cost that stands in for one that an observation does not have, as W&amp;B imputes it: the
   * worst of all ended trials, or the best or the latest that the trial itself reported; NaN where
   * there is none.
   */
  public double imputed(Observation observation, Impute impute) {
    return switch (impute) {
      case WORST -> worst();
      case BEST -> observation.costs().best();
      case LATEST -> observation.costs().latest();
    };
  }
}
