package dev.sweepline.sweep.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.kit.TestLogs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Who may write into a sweep's log, and when. */
class DriversTest {
  /** The second trial has not completed, so nothing happens to it. */
  private static final TrialsExtended LONGER = new TrialsExtended("s", 1, 5, List.of(0, 1), 4);

  private static final DriverId FIRST = new DriverId("a", "laptop", 1, 0);
  private static final DriverId SECOND = new DriverId("b", "laptop", 2, 0);

  @Test
  void take_releasesWhatRanAndLetsTheFormerDriverSayNothingMore() {
    SweepHistory history =
        fold(
            taken(1, FIRST),
            started(0, 1, 1),
            started(1, 1, 1),
            ended(1, 1, 1),
            taken(2, SECOND),
            ended(0, 1, 1),
            started(2, 1, 1),
            new SweepEnded("s", 1, 50, Outcome.FAILED, List.of()));

    assertThat(history.counts()).isEqualTo(new Counts(3, 1, 0, 0, 0, 0, 2));
    assertThat(history.state()).isEqualTo(SweepState.RUNNING);
    assertThat(history.trial(2)).isEmpty();
    assertThat(history.holder()).contains(SECOND);
  }

  @Test
  void take_ofTwoWithOneNumberTheFirstInTheLogHasIt() {
    SweepHistory history = fold(taken(1, FIRST), taken(1, SECOND), taken(3, SECOND));

    assertThat(history.holder()).contains(FIRST);
    assertThat(history.driver()).isEqualTo(1);
  }

  @Test
  void measure_keepsAttemptsOfTwoDriversApart() {
    SweepHistory history =
        fold(
            taken(1, FIRST),
            started(0, 1, 1),
            measured(0, 1, 1, 1, 0.9),
            taken(2, SECOND),
            started(0, 2, 2),
            measured(0, 1, 2, 2, 0.8),
            measured(0, 2, 2, 1, 0.1));
    TrialHistory trial = history.trial(0).orElseThrow();

    assertThat(trial.measurements()).hasSize(1);
    assertThat(trial.lastMeasurement().orElseThrow().metric("loss")).isEqualTo(0.1);
  }

  @Test
  void retry_returnsTheTrialToPendingAndTellsWhy() {
    SweepHistory history =
        fold(taken(1, FIRST), started(0, 1, 1), retried(0, 1, 1), ended(0, 1, 1));
    TrialHistory trial = history.trial(0).orElseThrow();

    assertThat(trial.state()).isEqualTo(TrialState.PENDING);
    assertThat(trial.retries()).containsExactly(retried(0, 1, 1));
    history.apply(retried(0, 1, 1));
    assertThat(trial.retries()).hasSize(1);
    history.apply(started(0, 1, 2));
    history.apply(ended(0, 1, 2));
    assertThat(trial.state()).isEqualTo(TrialState.COMPLETED);
    assertThat(trial.retries()).hasSize(1);
  }

  @Test
  void finished_cancelsWhatNeverStartedAndInterruptedKeepsIt() {
    SweepEvent[] one = {taken(1, FIRST), started(0, 1, 1), ended(0, 1, 1)};
    SweepHistory finished = fold(one);
    finished.apply(new SweepEnded("s", 1, 9, Outcome.FINISHED, List.of()));
    SweepHistory interrupted = fold(one);
    interrupted.apply(new SweepEnded("s", 1, 9, Outcome.INTERRUPTED, List.of()));

    assertThat(finished.counts()).isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 0));
    assertThat(interrupted.counts()).isEqualTo(new Counts(3, 1, 0, 0, 0, 0, 2));
  }

  @Test
  void extension_countsOnceHoweverOftenItIsRead() {
    SweepExtended extended = new SweepExtended("s", 1, 5, 4);
    SweepHistory history = fold(taken(1, FIRST), extended, extended);

    assertThat(history.extension()).isEqualTo(4);
    assertThat(history.counts().planned()).isEqualTo(7);
  }

  @Test
  void refitted_isTheNewestHoweverOftenTheLogIsRead() {
    SweepRefitted first = new SweepRefitted("s", 20, 0, 2, 3, 1.5, Map.of(), "a.zip");
    SweepRefitted second = new SweepRefitted("s", 30, 1, 2, 3, 1.5, Map.of(), "a.zip");
    SweepEnded end = new SweepEnded("s", 1, 9, Outcome.FINISHED, List.of());
    SweepHistory history = fold(taken(1, FIRST), end, first, second, first);

    assertThat(history.refitted()).contains(second);
    assertThat(history.state()).isEqualTo(SweepState.FINISHED);
  }

  @Test
  void trialsExtended_waitWithALargerBudgetAndStandWhereTheyStood() {
    SweepHistory history =
        fold(taken(1, FIRST), started(0, 1, 1), ended(0, 1, 1), LONGER, started(1, 1, 1), LONGER);

    assertThat(history.counts()).isEqualTo(new Counts(3, 0, 0, 0, 0, 1, 2));
    TrialHistory trial = history.trial(0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.PENDING);
    assertThat(trial.budget()).isEqualTo(Budget.epochs(5));
    assertThat(trial.report()).isPresent();
    history.apply(started(0, 1, 2));
    assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
  }

  @Test
  void trialsExtended_stayCompletedWhenTheSweepEndsWithoutThem() {
    SweepHistory history = fold(taken(1, FIRST), started(0, 1, 1), ended(0, 1, 1), LONGER);
    history.apply(new SweepEnded("s", 1, 9, Outcome.FINISHED, List.of()));

    assertThat(history.counts()).isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 0));
    assertThat(history.trial(0).orElseThrow().budget()).isEqualTo(Budget.epochs(1));
  }

  @Test
  void activeMillis_leavesOutTheTimeBetweenDrivers() {
    SweepHistory history =
        fold(
            new SweepTaken("s", 1, 1_000, FIRST),
            new SweepEnded("s", 1, 1_500, Outcome.INTERRUPTED, List.of()),
            new SweepTaken("s", 2, 90_000, SECOND));

    assertThat(history.activeMillis(90_200)).isEqualTo(700);
  }

  private static SweepHistory fold(SweepEvent... log) {
    SweepHistory history = new SweepHistory(TestLogs.submitted(Goal.MINIMIZE, OptionalLong.of(3)));
    List.of(log).forEach(history::apply);
    return history;
  }

  private static SweepTaken taken(int driver, DriverId holder) {
    return new SweepTaken("s", driver, driver * 10L, holder);
  }

  private static TrialStarted started(int trial, int driver, int attempt) {
    return new TrialStarted(
        new TrialId("s", trial), driver, attempt, 3, Map.of(), Budget.epochs(1), "slot");
  }

  private static TrialMeasured measured(
      int trial, int driver, int attempt, int sequence, double loss) {
    Measurement measurement = new Measurement(sequence, sequence, Map.of("loss", loss));
    return new TrialMeasured(new TrialId("s", trial), driver, attempt, 4, sequence, measurement);
  }

  private static TrialRetried retried(int trial, int driver, int attempt) {
    Failed lost = new Failed(FailureKind.LOST, "it went away", "");
    return new TrialRetried(new TrialId("s", trial), driver, attempt, 5, lost);
  }

  private static TrialEnded ended(int trial, int driver, int attempt) {
    TrialReport report = new TrialReport(new Completed(), 0, Map.of());
    return new TrialEnded(new TrialId("s", trial), driver, attempt, 5, report);
  }
}
