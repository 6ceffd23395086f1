package dev.sweepline.sweep.analysis;

import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.event.SweepEvent.TrialEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A trial as analyses see it, taken at one moment. Immutable, so that they can run on any thread.
 *
 * @param value the objective's; NaN where the trial is not ranked
 * @param score the same, higher for the better whatever the goal
 * @param endedAt milliseconds since 1970; 0 while it runs
 * @param leftAt when its newest attempt left its slot, which may be long before the trial ends
 *     where it was paused; 0 while it runs
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
    long leftAt,
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
        leftAt(trial),
        trial.slot(),
        end.map(TrialFacts::kind).orElse(""),
        end.map(TrialFacts::reason).orElse(""),
        row.parameters(),
        row.scores());
  }

  private static long leftAt(TrialHistory trial) {
    if (trial.state() == TrialState.RUNNING) {
      return 0;
    }
    OptionalLong paused =
        trial.pauses().stream()
            .filter(pause -> isOf(trial, pause))
            .mapToLong(TrialPaused::at)
            .findFirst();
    OptionalLong failed =
        trial.retries().stream()
            .filter(retry -> isOf(trial, retry))
            .mapToLong(TrialRetried::at)
            .findFirst();
    long ended = trial.endedAt().orElse(trial.startedAt()); // its driver left: nobody knows when
    return paused.orElse(failed.orElse(ended));
  }

  /** Whether an event is of a trial's newest attempt. */
  private static boolean isOf(TrialHistory trial, TrialEvent event) {
    return event.attempt() == trial.attempt() && event.driver() == trial.driver();
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
