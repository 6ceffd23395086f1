package dev.sweepline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotLedgerTest {
  private final LiveSweeps sweeps = new LiveSweeps();

  @BeforeEach
  void submit() {
    apply(TestSubmissions.submission("s").build(), taken(1, 0));
  }

  @Test
  void slot_isBusyWhileAnythingRunsInIt() {
    apply(started(0, 1, 1, 100, "a"), started(1, 1, 1, 150, "a"), ended(0, 1, 1, 200));

    assertThat(slots())
        .containsExactly(new SlotUse("a", List.of(new SlotUse.Work(1, 1, 150, 0, 0)), 100, 0, 1));

    apply(measured(1, 1, 1, 250, 1), measured(1, 1, 1, 280, 2), ended(1, 1, 1, 300));
    assertThat(slots()).containsExactly(new SlotUse("a", List.of(), 300, 200, 2));
  }

  @Test
  void work_isOfTheNewestAttempt_andCountsItsOwnMeasurements() {
    apply(
        started(0, 1, 1, 100, "a"),
        measured(0, 1, 1, 110, 1),
        new TrialPaused(id(0), 1, 1, 120, "asha", 1, Iterations.EPOCHS, 0.5, 1));
    assertThat(slots()).containsExactly(new SlotUse("a", List.of(), 120, 20, 1));

    apply(
        new TrialStarted(id(0), 1, 2, 200, Map.of(), Budget.epochs(3), "b", 1),
        measured(0, 1, 2, 210, 2));
    assertThat(slots().get(1).work()).containsExactly(new SlotUse.Work(0, 2, 200, 2, 1));

    TrialEnd.Failed lost = new TrialEnd.Failed(FailureKind.LOST, "it went away", "");
    apply(new TrialRetried(id(0), 1, 2, 260, lost));
    assertThat(slots().get(1)).isEqualTo(new SlotUse("b", List.of(), 260, 60, 1));
  }

  /** Nobody knows what a driver that has died did after its last word. */
  @Test
  void anotherDriver_findsAllSlotsIdleSinceTheLastWordOfTheOneBefore() {
    apply(started(0, 1, 1, 100, "a"), new DriverAlive("s", 1, 130), taken(2, 900));

    assertThat(slots()).containsExactly(new SlotUse("a", List.of(), 130, 30, 1));

    apply(started(0, 2, 1, 910, "a"), over(2, 950));
    assertThat(slots()).containsExactly(new SlotUse("a", List.of(), 950, 70, 2));
  }

  @Test
  void whatCountsForNothing_changesNothing() {
    apply(started(0, 1, 1, 100, "a"), ended(0, 1, 1, 200));
    List<SlotUse> before = slots();

    apply(started(0, 1, 1, 100, "a"), ended(0, 1, 1, 200), started(1, 7, 1, 100, "b"));

    assertThat(slots()).isEqualTo(before);
    assertThat(sweep().pace().steps()).containsExactly(new SweepPace.Step(0, 0, 1));
  }

  @Test
  void pace_isOfTheLastTenMinutes() {
    apply(started(0, 1, 1, 5_000, "a"), measured(0, 1, 1, 15_000, 1));
    apply(measured(0, 1, 1, 19_999, 2), ended(0, 1, 1, 600_000));
    assertThat(sweep().pace().steps())
        .containsExactly(new SweepPace.Step(10_000, 2, 0), new SweepPace.Step(600_000, 0, 1));

    apply(started(1, 1, 1, 600_001, "a"), measured(1, 1, 1, 610_000, 1));
    assertThat(sweep().pace().steps())
        .extracting(SweepPace.Step::at)
        .containsExactly(600_000L, 610_000L);
  }

  private void apply(SweepEvent... events) {
    sweeps.apply(List.of(events));
  }

  private LiveSweep sweep() {
    return sweeps.find("s").orElseThrow();
  }

  private List<SlotUse> slots() {
    return sweep().slots().slots();
  }

  private static TrialId id(int trial) {
    return new TrialId("s", trial);
  }

  private static SweepTaken taken(int driver, long at) {
    return new SweepTaken("s", driver, at, new DriverId("t" + driver, "here", driver, 0));
  }

  private static TrialStarted started(int trial, int driver, int attempt, long at, String slot) {
    return new TrialStarted(id(trial), driver, attempt, at, Map.of(), Budget.epochs(3), slot);
  }

  private static TrialMeasured measured(int trial, int driver, int attempt, long at, int epoch) {
    Measurement measurement = new Measurement(epoch, epoch, Map.of("loss", 1.0));
    return new TrialMeasured(id(trial), driver, attempt, at, epoch, measurement);
  }

  private static TrialEnded ended(int trial, int driver, int attempt, long at) {
    TrialReport report = new TrialReport(new TrialEnd.Completed(), 3, Map.of());
    return new TrialEnded(id(trial), driver, attempt, at, report);
  }

  private static SweepEnded over(int driver, long at) {
    return new SweepEnded("s", driver, at, SweepEnded.Outcome.INTERRUPTED, List.of());
  }
}
