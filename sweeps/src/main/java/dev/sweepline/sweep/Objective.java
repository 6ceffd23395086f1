package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

/**
 * The objective of a sweep: the metric that its trials are ranked by.
 *
 * @param name the metric's name as trials report it, for example {@code val_accuracy}
 * @param goal which direction is better
 * @param aggregate which of a trial's epochs counts
 */
public record Objective(String name, Goal goal, Aggregate aggregate) {
  public Objective {
    requireNonNull(goal, "goal");
    requireNonNull(aggregate, "aggregate");
    if (name.isBlank()) {
      throw new IllegalArgumentException("objective name is blank");
    }
  }

  /** Trials are ranked by their newest value. */
  public Objective(String name, Goal goal) {
    this(name, goal, Aggregate.LAST);
  }
}
