package dev.sweepline.sweep.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trials that are paused, go on, and end. */
class PausesTest {
  private static final TrialId ID = new TrialId("s-1", 0);

  private final List<SweepEvent> log = new ArrayList<>();
  private SweepHistory history = sweep();

  @BeforeEach
  void pausedAfterTwoEpochs() {
    apply(taken(1));
    apply(started(1, 1, 0));
    apply(measured(1, 1, 1));
    apply(measured(1, 1, 2));
    apply(paused(1, 1, 2));
  }

  @Test
  void paused_keepsItsValuesAndNoSlot() {
    assertThat(trial().state()).isEqualTo(TrialState.PAUSED);
    assertThat(trial().measurements()).hasSize(2);
    assertThat(trial().resumable()).isEqualTo(2);
    assertThat(history.counts()).isEqualTo(new Counts(3, 0, 0, 0, 0, 0, 2, 1));
  }

  @Test
  void promoted_goesOnBehindWhatItHas() {
    apply(started(1, 2, 2));
    apply(measured(1, 2, 1)); // told again
    apply(measured(1, 2, 2));
    apply(measured(1, 2, 3));

    assertThat(trial().state()).isEqualTo(TrialState.RUNNING);
    assertThat(trial().measurements().stream().map(Measurement::epoch)).containsExactly(1, 2, 3);
    assertThat(trial().pauses()).hasSize(1);
  }

  @Test
  void promoted_whoseDriverDiesBeginsAgainAtItsPause() {
    apply(started(1, 2, 2));
    apply(measured(1, 2, 3));
    apply(taken(2));

    assertThat(trial().state()).isEqualTo(TrialState.PENDING);
    assertThat(trial().resumable()).isEqualTo(2);
    apply(started(2, 3, 2));
    assertThat(trial().measurements()).hasSize(2);
    apply(measured(2, 3, 3));
    apply(measured(2, 3, 4));
    apply(ended(2, 3, new Completed()));
    assertThat(trial().state()).isEqualTo(TrialState.COMPLETED);
    assertThat(trial().measurements()).hasSize(4);
  }

  @Test
  void paused_outlivesItsDriverAndIsEndedByTheNext() {
    apply(taken(2));
    assertThat(trial().state()).isEqualTo(TrialState.PAUSED);

    apply(ended(2, 1, new Stopped("asha", 2, 0.5, 0.7, 9)));

    assertThat(trial().state()).isEqualTo(TrialState.STOPPED);
    assertThat(history.counts()).isEqualTo(new Counts(3, 0, 1, 0, 0, 0, 2, 0));
  }

  @Test
  void replayed_changesNothing() {
    apply(taken(2));
    apply(started(2, 2, 2));
    apply(measured(2, 2, 3));
    log.forEach(history::apply);

    assertThat(trial().state()).isEqualTo(TrialState.RUNNING);
    assertThat(trial().measurements()).hasSize(3);
    assertThat(trial().pauses()).hasSize(1);
  }

  @Test
  void changedSince_givesWhatChangedInThatOrder() {
    long before = history.version();
    apply(new TrialStarted(new TrialId("s-1", 1), 1, 1, 0, Map.of(), Budget.epochs(9), "slot"));
    apply(started(1, 2, 2));

    assertThat(history.changedSince(before).stream().map(TrialHistory::trial))
        .containsExactly(1, 0);
    assertThat(history.changedSince(history.version())).isEmpty();
    assertThat(history.changedSince(0)).hasSize(2);
  }

  private void apply(SweepEvent event) {
    log.add(event);
    history.apply(event);
  }

  private TrialHistory trial() {
    return history.trial(0).orElseThrow();
  }

  private static SweepHistory sweep() {
    return new SweepHistory(
        TestSubmissions.submission("s-1").name("s").planned(OptionalLong.of(3)).build());
  }

  private static SweepTaken taken(int driver) {
    return new SweepTaken("s-1", driver, driver, new DriverId("token", "laptop", driver, 0));
  }

  private static TrialStarted started(int driver, int attempt, int kept) {
    return new TrialStarted(ID, driver, attempt, 0, Map.of(), Budget.epochs(9), "slot", kept);
  }

  private static TrialMeasured measured(int driver, int attempt, int epoch) {
    return new TrialMeasured(
        ID, driver, attempt, 0, epoch, new Measurement(epoch, epoch, Map.of("val_loss", 0.7)));
  }

  private static TrialPaused paused(int driver, int attempt, int rung) {
    return new TrialPaused(ID, driver, attempt, 0, "asha", rung, Iterations.EPOCHS, 0.7, rung);
  }

  private static TrialEnded ended(int driver, int attempt, TrialEnd end) {
    return new TrialEnded(ID, driver, attempt, 0, new TrialReport(end, 2, Map.of()));
  }
}
