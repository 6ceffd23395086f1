package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestTrialsTest {
  private static final TrialEnd COMPLETED = new TrialEnd.Completed();
  private static final TrialEnd FAILED =
      new TrialEnd.Failed(FailureKind.OUT_OF_MEMORY, "heap is full", "");
  private static final TrialEnd STOPPED = new TrialEnd.Stopped("median", 1, 0.5, 0.4, 8);

  private final SweepHistory history =
      new SweepHistory(
          TestSubmissions.submission("s")
              .name("name")
              .file("file")
              .objective(new Objective("score", Goal.MAXIMIZE))
              .build());

  private TrialId started(double value) {
    TrialId id = new TrialId("s", history.trials().size());
    history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(1), "driver/0"));
    history.apply(new TrialMeasured(id, 0, 1, 0, 1, new Measurement(1, 1, Map.of("score", value))));
    return id;
  }

  private void ended(double value, TrialEnd end) {
    history.apply(new TrialEnded(started(value), 0, 1, 0, new TrialReport(end, 1, Map.of())));
  }

  @Test
  void of_keepsEndedTrialsWithAFiniteValueBestFirst() {
    ended(0.3, COMPLETED);
    ended(0.9, FAILED);
    ended(Double.NaN, COMPLETED);
    ended(Double.POSITIVE_INFINITY, COMPLETED);
    ended(0.4, STOPPED);
    started(0.99);

    assertThat(BestTrials.of(history, trial -> true).map(Standing::trial)).containsExactly(4, 0);
  }

  @Test
  void of_looksOnlyAtTheTrialsWanted() {
    ended(0.3, COMPLETED);
    ended(0.8, COMPLETED);
    ended(0.5, COMPLETED);

    assertThat(BestTrials.of(history, trial -> trial != 1).map(Standing::trial))
        .containsExactly(2, 0);
  }
}
