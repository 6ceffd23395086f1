package dev.sweepline.sweep.board;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.history.TrialMarks;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One row of the leaderboard.
 *
 * @param rank from 1
 * @param trial the trial's index
 * @param name as the sweep file's {@code trial_name} has it, or the values that vary, joined by
 *     dashes
 * @param group which part of the board it stands in
 * @param attempt which execution
 * @param value the objective's value, newest or best as the objective says; empty before the first
 * @param standardError of the value, where it is the mean of several networks
 * @param epoch the epoch that reached it, 0 before the first
 * @param epochs the newest measurement's epoch, 0 before the first
 * @param parameters the assignment
 * @param metrics those of that epoch and, once ended, those of the finished network
 * @param reason why it ended otherwise than by completing, what bound it breaks, or else whose
 *     network it trains on, in one line
 * @param marks what people say about it
 */
public record Standing(
    int rank,
    int trial,
    String name,
    TrialState state,
    RankKey.Group group,
    int attempt,
    OptionalDouble value,
    OptionalDouble standardError,
    int epoch,
    int epochs,
    Map<String, Object> parameters,
    Map<String, Double> metrics,
    Optional<String> reason,
    TrialMarks marks) {
  /** About 95 % of differences by chance are smaller. */
  private static final int ERRORS_APART = 2;

  public Standing {
    requireNonNull(state, "state");
    requireNonNull(group, "group");
    requireNonNull(value, "value");
    requireNonNull(standardError, "standardError");
    requireNonNull(reason, "reason");
    requireNonNull(marks, "marks");
    if (rank < 1) {
      throw new IllegalArgumentException("rank " + rank + " is not >= 1");
    }
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /**
   * Whether its value can be told from another's: they lie more than two standard errors of their
   * difference apart. True where an error is not known.
   */
  public boolean isSeparableFrom(Standing other) {
    if (standardError.isEmpty() || other.standardError.isEmpty()) {
      return true;
    }
    double error = Math.hypot(standardError.getAsDouble(), other.standardError.getAsDouble());
    return !(Math.abs(value.orElse(Double.NaN) - other.value.orElse(Double.NaN))
        <= ERRORS_APART * error);
  }

  /** Whether its place says something: it has a finite value, did not fail and keeps the bounds. */
  public boolean isRanked() {
    return group == RankKey.Group.RANKED;
  }
}
