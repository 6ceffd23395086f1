package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepSummaryTest {
  private static SweepHistory history(Objective objective) {
    return new SweepHistory(TestSubmissions.submission("s").objective(objective).build());
  }

  private static void completed(SweepHistory history, int trial, Map<String, Double> results) {
    TrialId id = new TrialId("s", trial);
    history.apply(new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(1), "driver/0"));
    history.apply(new TrialEnded(id, 0, 1, 2, new TrialReport(new Completed(), 0, results)));
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
