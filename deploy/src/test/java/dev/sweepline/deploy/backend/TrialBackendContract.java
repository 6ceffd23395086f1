package dev.sweepline.deploy.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.Verdict;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every backend does, tried with real training on digits and two slots. */
abstract class TrialBackendContract {
  private static final Map<String, Object> SMALL = Map.of("hidden", 8L, "learning_rate", 0.01);

  private final RecordingDesk desk = new RecordingDesk();
  private TrialBackend backend;

  abstract TrialBackend twoSlots() throws Exception;

  /** Closes what the backend does not. */
  void afterwards() {}

  @BeforeEach
  void open() throws Exception {
    backend = twoSlots();
    backend.open(desk);
  }

  @AfterEach
  void close() {
    backend.close();
    afterwards();
    assertThat(desk.faults()).isEmpty();
  }

  @Test
  void everyTrial_endsOnceAfterItsMeasurementsInOrder() throws Exception {
    for (int trial = 0; trial < 6; trial++) {
      desk.offer(trial, 2, SMALL);
    }
    backend.wake();

    Map<Integer, TrialReport> ends = desk.awaitEnds(6);

    assertThat(ends)
        .allSatisfy(
            (trial, report) -> {
              assertThat(report.end().state()).isEqualTo(TrialState.COMPLETED);
              assertThat(report.measurements()).isEqualTo(2);
              assertThat(desk.measurements(trial))
                  .extracting(TrialMeasured::sequence)
                  .containsExactly(1, 2);
            });
    assertThat(backend.slots()).isEqualTo(2);
    assertThat(desk.mostRunning()).isEqualTo(2);
  }

  @Test
  void idleSlots_comeBackWhenWoken() throws Exception {
    desk.offer(0, 1, SMALL);
    backend.wake();
    desk.awaitEnds(1);

    desk.offer(1, 1, SMALL);
    desk.offer(2, 1, SMALL);
    backend.wake();

    assertThat(desk.awaitEnds(3)).hasSize(3);
  }

  @Test
  void impossibleTrial_isAReportAndTheSlotGoesOn() throws Exception {
    desk.offer(0, 1, Map.of("hidden", -3L));
    desk.offer(1, 1, SMALL);
    backend.wake();

    Map<Integer, TrialReport> ends = desk.awaitEnds(2);

    assertThat(ends.get(0).end())
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.INVALID));
    assertThat(ends.get(1).end().state()).isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void abandonedTrial_stopsAtTheNextEpoch() throws Exception {
    desk.answer(event -> event.sequence() < 2 ? Verdict.CONTINUE : Verdict.ABANDON);
    desk.offer(0, 50, SMALL);
    backend.wake();

    desk.awaitEnds(1);

    assertThat(desk.measurements(0)).hasSize(2);
  }

  @Test
  void close_endsATrialInFlight() throws Exception {
    desk.offer(0, 100_000, SMALL);
    backend.wake();
    desk.awaitMeasurement(0);
    desk.answer(event -> Verdict.ABANDON);

    backend.close();

    int seen = desk.measurements(0).size();
    assertThat(seen).isLessThan(100_000);
    assertThat(desk.measurements(0)).hasSize(seen);
  }
}
