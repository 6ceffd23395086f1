package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepSummaryTest {
  private static SweepHistory history(Objective objective) {
    return new SweepHistory(TestSubmissions.submission("s").objective(objective).build());
  }

  private static void completed(SweepHistory history, int trial, Map<String, Double> results) {
    ended(history, trial, new TrialReport(new Completed(), 0, results));
  }

  private static void ended(SweepHistory history, int trial, TrialEnd end) {
    ended(history, trial, new TrialReport(end, 0, Map.of()));
  }

  private static void ended(SweepHistory history, int trial, TrialReport report) {
    TrialId id = new TrialId("s", trial);
    history.apply(new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(1), "driver/0"));
    history.apply(new TrialEnded(id, 0, 1, 2, report));
  }

  @Test
  void honest_namesTheFigureThatChoseNothing() {
    SweepHistory history = history(new Objective("val_loss", Goal.MINIMIZE));
    completed(history, 0, Map.of("val_loss", 0.5, "test_loss", 0.75, "test_accuracy", 0.9));
    completed(history, 1, Map.of("val_loss", 0.6, "test_loss", 0.5));

    assertThat(SweepSummary.honest(history))
        .contains(
            "report its test_loss, 0.75: the best val_loss of 2 trials flatters the trial that it"
                + " chose");
  }

  @Test
  void failures_countLikeWithLikeAndNameOne() {
    SweepHistory history = history(new Objective("val_loss", Goal.MINIMIZE));
    completed(history, 0, Map.of("val_loss", 0.5));
    assertThat(SweepSummary.failures(history)).isEmpty();

    ended(history, 1, new Failed(FailureKind.DIVERGED, "training loss is NaN in epoch 2", ""));
    ended(history, 2, new Failed(FailureKind.ERROR, "exit code 3: no luck", ""));
    ended(history, 3, new Failed(FailureKind.DIVERGED, "training loss is NaN in epoch 1", ""));

    assertThat(SweepSummary.failures(history))
        .containsExactly(
            "2 failed, DIVERGED: training loss is NaN in epoch 2 (trial 1)",
            "1 failed, ERROR: exit code 3: no luck (trial 2)");
  }

  @Test
  void failures_areThreeLinesAndACount() {
    SweepHistory history = history(new Objective("val_loss", Goal.MINIMIZE));
    List<String> reasons = List.of("a", "b", "c", "d", "e");
    for (int trial = 0; trial < reasons.size(); trial++) {
      ended(history, trial, new Failed(FailureKind.ERROR, reasons.get(trial), ""));
    }

    assertThat(SweepSummary.failures(history))
        .hasSize(4)
        .contains("1 failed, ERROR: a (trial 0)", "… and for 2 other reasons");
  }

  @Test
  void honest_isSilentWhereNothingWasChosenOrTested() {
    SweepHistory one = history(new Objective("val_loss", Goal.MINIMIZE));
    completed(one, 0, Map.of("val_loss", 0.5, "test_loss", 0.75));
    SweepHistory untested = history(new Objective("val_f1", Goal.MAXIMIZE));
    completed(untested, 0, Map.of("val_f1", 0.5, "test_loss", 0.75));
    completed(untested, 1, Map.of("val_f1", 0.6, "test_loss", 0.75));
    SweepHistory own = history(new Objective("score", Goal.MAXIMIZE));
    completed(own, 0, Map.of("score", 0.5));
    completed(own, 1, Map.of("score", 0.6));

    assertThat(SweepSummary.honest(one)).isEmpty();
    assertThat(SweepSummary.honest(untested)).isEmpty();
    assertThat(SweepSummary.honest(own)).isEmpty();
  }
}
