package dev.sweepline.sweep.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.Iterations;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * W&amp;B's rule for stopping weak trials, which it calls hyperband.
 *
 * @param minIter the first band; empty where {@code maxIter} says the last
 * @param maxIter the bands lie below it
 * @param s how many bands there are below {@code maxIter}
 * @param eta the ratio of neighbouring bands; above 1. One trial in eta goes on
 * @param strict whether a trial is judged by its value at the band, not by its best so far
 * @param unit what the bands count; W&amp;B's are finite values of the metric
 */
public record Hyperband(
    OptionalInt minIter,
    OptionalInt maxIter,
    OptionalInt s,
    double eta,
    boolean strict,
    Iterations unit)
    implements EarlyTermination {
  public static final double DEFAULT_ETA = 3;

  public Hyperband {
    Rungs.requireEta(eta);
    requireNonNull(unit, "unit");
    if (maxIter.isPresent() != s.isPresent() || maxIter.isPresent() == minIter.isPresent()) {
      throw new IllegalArgumentException("needs min_iter, or max_iter and s");
    }
    if (bands(minIter, maxIter, s, eta).isEmpty()) {
      throw new IllegalArgumentException(
          "there is no band below max_iter " + maxIter.orElse(0) + " with eta " + eta);
    }
  }

  /** W&amp;B's, which counts finite values of the metric. */
  public Hyperband(
      OptionalInt minIter, OptionalInt maxIter, OptionalInt s, double eta, boolean strict) {
    this(minIter, maxIter, s, eta, strict, Iterations.REPORTS);
  }

  @Override
  public String word() {
    return "hyperband";
  }

  @Override
  public List<Long> rungs() {
    return bands();
  }

  /** The iterations at which trials are judged, rising; there is at least one. */
  public List<Long> bands() {
    return bands(minIter, maxIter, s, eta);
  }

  private static List<Long> bands(
      OptionalInt minIter, OptionalInt maxIter, OptionalInt s, double eta) {
    if (maxIter.isPresent()) {
      TreeSet<Long> below = new TreeSet<>();
      for (int i = 1; i <= s.getAsInt() && Math.pow(eta, i) <= maxIter.getAsInt(); i++) {
        below.add((long) (maxIter.getAsInt() / Math.pow(eta, i)));
      }
      return List.copyOf(below);
    }
    return Rungs.rising(minIter.getAsInt(), eta);
  }
}
