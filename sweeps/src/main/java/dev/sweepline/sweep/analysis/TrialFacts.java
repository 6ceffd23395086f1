package dev.sweepline.sweep.analysis;

import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial as analyses see it, taken at one moment. Immutable, so that they can run on any thread.
 *
 * @param value the objective's; NaN where the trial is not ranked
 * @param score the same, higher for the better whatever the goal
 * @param endedAt milliseconds since 1970; 0 while it runs
 * @param kind of failure, or the stopping rule; empty otherwise
 * @param reason why it ended otherwise than by completing, without figures where a rule stopped it;
 *     empty otherwise
 * @param parameters by column
 * @param scores by all objectives, higher for the better; empty with one objective
 */
public record TrialFacts(
    int trial,
    TrialState state,
    double value,
    double score,
    long startedAt,
    long endedAt,
    String slot,
    String kind,
    String reason,
    Map<String, Object> parameters,
    List<Double> scores) {

  /** The row as it is now. */
  public static TrialFacts of(BoardRow row) {
    TrialHistory trial = row.trial();
    boolean ranked = row.key().group() == RankKey.Group.RANKED;
    Optional<TrialEnd> end = trial.report().map(report -> report.end());
    return new TrialFacts(
        trial.trial(),
        trial.state(),
        ranked ? row.value() : Double.NaN,
        ranked ? row.key().score() : Double.NaN,
        trial.startedAt(),
        trial.endedAt().orElse(0L),
        trial.slot(),
        end.map(TrialFacts::kind).orElse(""),
        end.map(TrialFacts::reason).orElse(""),
        row.parameters(),
        row.scores());
  }

  private static String kind(TrialEnd end) {
    if (end instanceof TrialEnd.Failed failed) {
      return failed.kind().name();
    }
    return end instanceof TrialEnd.Stopped stopped ? stopped.rule() : "";
  }

  private static String reason(TrialEnd end) {
    if (end instanceof TrialEnd.Completed) {
      return "";
    }
    if (end instanceof TrialEnd.Stopped stopped) {
      return stopped.manner();
    }
    return end instanceof TrialEnd.Failed failed ? failed.reason() : end.explanation().orElse("");
  }

  /** Whether it is compared with others. */
  public boolean isRanked() {
    return Double.isFinite(score);
  }
}
