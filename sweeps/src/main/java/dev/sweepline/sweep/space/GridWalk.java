package dev.sweepline.sweep.space;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.space.Assignments.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A walk over a grid's points in order, in constant memory. Not thread-safe. */
public final class GridWalk {
  private static final long MOST_IN_A_ROW = 20_000_000;
  private static final long MOST_LOOKED_AHEAD = 10_000;

  private final List<GridAxis> axes;
  private final Assignments assignments;
  private final Map<Formula, List<Integer>> ties;
  private final long[] digits;

  /** The last axis whose turn changes anything; -1 before the first point. */
  private int turning = -1;

  private boolean started;

  /**
   * @param ties the axes that each formula rests on, in order
   */
  GridWalk(List<GridAxis> axes, Assignments assignments, Map<Formula, List<Integer>> ties) {
    this.axes = axes;
    this.assignments = assignments;
    this.ties = ties;
    this.digits = new long[axes.size()];
  }

  /**
   * The next point, groups nested; empty after the last one.
   *
   * @throws IllegalStateException where constraints forbid too many combinations in a row
   */
  public Optional<Map<String, Object>> next() {
    for (long tried = 0; tried < MOST_IN_A_ROW; tried++) {
      if (started && !turn()) {
        turning = -1;
        return Optional.empty();
      }
      started = true;
      Attempt attempt = assignments.attempt(values()::get);
      if (attempt.broken().isEmpty()) {
        turning = digits.length - 1;
        return Optional.of(assignments.nested(attempt.values()));
      }
      turning = culprit(ties.get(attempt.broken().get()));
    }
    throw new IllegalStateException(
        "require forbids more than " + MOST_IN_A_ROW + " combinations of the grid in a row");
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < digits.length; i++) {
      GridAxis axis = axes.get(i);
      if (axis.condition().isEmpty() || axis.condition().get().holds(values)) {
        values.put(axis.name(), axis.points().get(digits[i]));
      }
    }
    return values;
  }

  /** One step of the odometer; an axis that is switched off does not turn. */
  private boolean turn() {
    Map<String, Object> values = values();
    for (int i = digits.length - 1; i >= 0; i--) {
      GridAxis axis = axes.get(i);
      if (i <= turning
          && values.containsKey(axis.name())
          && digits[i] + 1 < axis.points().count()) {
        digits[i]++;
        return true;
      }
      digits[i] = 0;
    }
    return false;
  }

  /**
   * The axis to turn after a formula has forbidden a combination: the last one it rests on, or,
   * where no value of that one would do, the one before. Axes that it does not rest on are not
   * worth a turn.
   */
  private int culprit(List<Integer> tied) {
    if (tied.isEmpty()) {
      return -1;
    }
    int last = tied.get(tied.size() - 1);
    if (tied.size() == 1 || tied.get(tied.size() - 2) == last - 1) {
      return last;
    }
    return possible(last, tied) ? last : tied.get(tied.size() - 2);
  }

  private boolean possible(int last, List<Integer> tied) {
    long count = axes.get(last).points().count();
    if (digits[last] > 0 || count > MOST_LOOKED_AHEAD) {
      // Either looked ahead already, at its first value, or too far to look.
      return true;
    }
    Formula formula = formula(tied);
    for (long i = 0; i < count; i++) {
      digits[last] = i;
      boolean holds =
          !assignments.attempt(values()::get).broken().filter(formula::equals).isPresent();
      if (holds) {
        digits[last] = 0;
        return true;
      }
    }
    digits[last] = 0;
    return false;
  }

  private Formula formula(List<Integer> tied) {
    return ties.entrySet().stream()
        .filter(entry -> entry.getValue() == tied)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
