package dev.sweepline.dashboard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.analysis.SweepProgress.Run;
import dev.sweepline.sweep.analysis.TrialEnding;
import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepProgressTest {
  @Test
  void best_isEachTrialBetterThanAllThatEndedBefore() {
    SweepProgress progress =
        SweepProgress.of(
            List.of(ended(0, 30, 0.5), ended(1, 10, 0.4), ended(2, 20, 0.3), ended(3, 40, 0.9)));

    assertThat(progress.best())
        .containsExactly(
            new ProgressStep(1, 10, 1, 0.4),
            new ProgressStep(3, 30, 0, 0.5),
            new ProgressStep(4, 40, 3, 0.9));
  }

  @Test
  void best_passesOverFailedAndRunningTrials() {
    TrialFacts running = facts(5, TrialState.RUNNING, 0.99, 0, "", "");

    assertThat(SweepProgress.of(List.of(ended(0, 10, Double.NaN), running)).best()).isEmpty();
  }

  @Test
  void ends_countWhatDiffersInFiguresAlone() {
    SweepProgress progress =
        SweepProgress.of(
            List.of(
                facts(0, TrialState.FAILED, 0, 9, "DIVERGED", "loss became NaN in epoch 3"),
                facts(1, TrialState.FAILED, 0, 9, "DIVERGED", "loss became NaN in epoch 12"),
                facts(2, TrialState.FAILED, 0, 9, "LOST", "loss became NaN in epoch 3"),
                facts(3, TrialState.RUNNING, 0, 0, "", "")));

    assertThat(progress.ends())
        .containsExactly(
            new TrialEnding(TrialState.FAILED, "DIVERGED", "loss became NaN in epoch …", 2, 0),
            new TrialEnding(TrialState.FAILED, "LOST", "loss became NaN in epoch …", 1, 2));
  }

  @Test
  void slots_holdTheirRunsInOrderAndManyTogether() {
    assertThat(SweepProgress.of(List.of(ended(0, 30, 1), ended(1, 10, 1))).slots())
        .isEqualTo(
            Map.of(
                "slot",
                List.of(
                    new Run(5, 10, 1, 1, TrialState.COMPLETED),
                    new Run(25, 30, 0, 1, TrialState.COMPLETED))));
    List<TrialFacts> many = IntStream.range(0, 20_000).mapToObj(i -> ended(i, 10 + i, 1)).toList();
    List<Run> runs = SweepProgress.of(many).slots().get("slot");
    assertThat(runs).hasSizeLessThan(6001);
    assertThat(runs.stream().mapToInt(Run::trials).sum()).isEqualTo(20_000);
  }

  /** Between its pause and its end others have the slot. */
  @Test
  void slots_areLeftWhenATrialPauses() {
    TrialId id = new TrialId("s", 0);
    SweepHistory history = new SweepHistory(TestSubmissions.submission("s").build());
    history.apply(new TrialStarted(id, 0, 1, 100, Map.of(), Budget.epochs(9), "a"));
    history.apply(new TrialPaused(id, 0, 1, 160, "asha", 1, Iterations.EPOCHS, 0.5, 1));
    assertThat(run(history)).isEqualTo(new Run(100, 160, 0, 1, TrialState.PAUSED));

    TrialReport report = new TrialReport(new TrialEnd.Cancelled("over"), 1, Map.of());
    history.apply(new TrialEnded(id, 0, 1, 900, report));
    assertThat(run(history)).isEqualTo(new Run(100, 160, 0, 1, TrialState.CANCELLED));
  }

  private static Run run(SweepHistory history) {
    BoardRow row = new BoardRow(history.trial(0).orElseThrow(), history.submitted());
    return SweepProgress.of(List.of(TrialFacts.of(row))).slots().get("a").get(0);
  }

  private static TrialFacts ended(int trial, long at, double value) {
    return facts(trial, TrialState.COMPLETED, value, at, "", "");
  }

  private static TrialFacts facts(
      int trial, TrialState state, double value, long endedAt, String kind, String reason) {
    return new TrialFacts(
        trial,
        state,
        value,
        value,
        endedAt - 5,
        endedAt,
        endedAt,
        "slot",
        kind,
        reason,
        Map.of(),
        List.of());
  }
}
