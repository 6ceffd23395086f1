package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

/**
 * What trials are ranked by.
 *
 * @param name the metric's name as trials report it, for example {@code val_accuracy}
 * @param goal which direction is better
 */
public record Objective(String name, Goal goal) {
  public Objective {
    requireNonNull(goal, "goal");
    if (name.isBlank()) {
      throw new IllegalArgumentException("objective name is blank");
    }
  }
}
