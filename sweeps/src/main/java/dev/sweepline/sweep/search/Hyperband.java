package dev.sweepline.sweep.search;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * W&amp;B's rule for stopping weak trials, which it calls hyperband. Iterations are counted in
 * reported values of the metric.
 *
 * @param minIter the first band; empty where {@code maxIter} says the last
 * @param maxIter the bands lie below it
 * @param s how many bands there are below {@code maxIter}
 * @param eta the ratio of neighbouring bands; above 1. One trial in eta goes on
 * @param strict whether a trial is judged by its value at the band, not by its best so far
 */
public record Hyperband(
    OptionalInt minIter, OptionalInt maxIter, OptionalInt s, double eta, boolean strict) {
  public static final double DEFAULT_ETA = 3;
  private static final int MOST_BANDS = 100;

  public Hyperband {
    if (!(eta > 1) || Double.isInfinite(eta)) {
      throw new IllegalArgumentException("eta " + eta + " is not > 1");
    }
    if (maxIter.isPresent() != s.isPresent() || maxIter.isPresent() == minIter.isPresent()) {
      throw new IllegalArgumentException("needs min_iter, or max_iter and s");
    }
    if (bands(minIter, maxIter, s, eta).isEmpty()) {
      throw new IllegalArgumentException(
          "there is no band below max_iter " + maxIter.orElse(0) + " with eta " + eta);
    }
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
    List<Long> bands = new ArrayList<>();
    for (int i = 0; i < MOST_BANDS; i++) {
      double band = minIter.getAsInt() * Math.pow(eta, i);
      if (band > 0x1p53) {
        break;
      }
      bands.add((long) band);
    }
    return List.copyOf(bands);
  }
}
