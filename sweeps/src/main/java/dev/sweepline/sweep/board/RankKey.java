package dev.sweepline.sweep.board;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The place of a trial in the one order that boards have, best first. Ties go to the lower index,
 * so equal histories give equal boards. Immutable, thread-safe.
 *
 * @param group which part of the board it stands in
 * @param score the objective as one number that is higher for the better trial whatever the goal;
 *     the lowest of all without a finite value
 * @param trial its index
 */
public record RankKey(Group group, double score, int trial) implements Comparable<RankKey> {
  private static final Comparator<RankKey> BEST_FIRST =
      Comparator.comparing(RankKey::group)
          .thenComparing(Comparator.comparingDouble(RankKey::score).reversed())
          .thenComparingInt(RankKey::trial);

  /** The parts of a board, from its top. */
  public enum Group {
    /** Trials with a finite value that did not fail: their rank says something. */
    RANKED(0),
    /** Trials without a value yet. */
    UNMEASURED(1),
    /** Trials that failed, or whose value is not finite. */
    FAILED(2);

    private final int position;

    Group(int position) {
      this.position = position;
    }

    /** From 0 at the top, as the API gives it. */
    public int position() {
      return position;
    }
  }

  public RankKey {
    requireNonNull(group, "group");
  }

  public static RankKey of(TrialHistory trial, Objective objective) {
    return of(trial, ObjectiveValue.of(trial, objective), objective);
  }

  /** The key that a running trial would end with if these were its results. */
  public static RankKey of(TrialHistory trial, Map<String, Double> results, Objective objective) {
    return of(trial, ObjectiveValue.of(trial, results, objective), objective);
  }

  private static RankKey of(TrialHistory trial, ObjectiveValue reached, Objective objective) {
    return new RankKey(
        groupOf(trial.state(), reached.value()),
        objective.goal().score(reached.value().orElse(Double.NaN)),
        trial.trial());
  }

  static Group groupOf(TrialState state, OptionalDouble value) {
    if (state == TrialState.FAILED || !Double.isFinite(value.orElse(0))) {
      return Group.FAILED;
    }
    return value.isPresent() ? Group.RANKED : Group.UNMEASURED;
  }

  /** The score of a trial that has a rank; empty for every other. */
  public OptionalDouble finiteScore() {
    return group == Group.RANKED ? OptionalDouble.of(score) : OptionalDouble.empty();
  }

  @Override
  public int compareTo(RankKey other) {
    return BEST_FIRST.compare(this, other);
  }
}
