package dev.sweepline.sweep;

import dev.sweepline.sweep.text.Words;
import java.util.Comparator;
import java.util.Optional;

/** Whether small or large objective values win; the one place that knows direction and NaN. */
public enum Goal {
  MINIMIZE,
  MAXIMIZE;

  /** The word used in sweep files, events and on the page: {@code minimize} or {@code maximize}. */
  public String word() {
    return Words.of(this);
  }

  public static Optional<Goal> ofWord(String word) {
    return Words.find(Goal.class, word);
  }

  /** Orders objective values best first; NaN and infinities come last whatever the goal. */
  public Comparator<Double> bestFirst() {
    return Comparator.comparingDouble(this::cost);
  }

  /**
   * True when {@code value} is finite and strictly better than {@code other}, or the only finite.
   */
  public boolean better(double value, double other) {
    return cost(value) < cost(other);
  }

  private double cost(double value) {
    if (!Double.isFinite(value)) {
      return Double.POSITIVE_INFINITY;
    }
    // Adding 0.0 makes 0.0 and -0.0 the tie that they are.
    return (this == MINIMIZE ? value : -value) + 0.0;
  }
}
