package dev.sweepline.sweep;

import dev.sweepline.sweep.text.Words;
import java.util.Comparator;
import java.util.Optional;

/** The direction of an objective: the one place that knows it, and what NaN is worth. */
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

  /**
   * A value as a number that is higher for the better of two, whatever the goal. What is not finite
   * has the lowest score of all.
   */
  public double score(double value) {
    if (!Double.isFinite(value)) {
      return Double.NEGATIVE_INFINITY;
    }
    // Adding 0.0 makes 0.0 and -0.0 the tie that they are.
    return (this == MAXIMIZE ? value : -value) + 0.0;
  }

  /** The value that has a finite score. */
  public double value(double score) {
    return (this == MAXIMIZE ? score : -score) + 0.0;
  }

  /** Orders objective values best first; NaN and infinities come last whatever the goal. */
  public Comparator<Double> bestFirst() {
    return Comparator.<Double>comparingDouble(this::score).reversed();
  }

  /**
   * True when {@code value} is finite and strictly better than {@code other}, or the only finite.
   */
  public boolean better(double value, double other) {
    return score(value) > score(other);
  }

  /** True when {@code value} is finite and at least as good as {@code target}. */
  public boolean reaches(double value, double target) {
    return Double.isFinite(value) && score(value) >= score(target);
  }
}
