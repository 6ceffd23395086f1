package dev.sweepline.dashboard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.analysis.SweepProgress.Run;
import dev.sweepline.sweep.analysis.TrialEnding;
import dev.sweepline.sweep.analysis.TrialFacts;
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
        "slot",
        kind,
        reason,
        Map.of(),
        List.of());
  }
}
