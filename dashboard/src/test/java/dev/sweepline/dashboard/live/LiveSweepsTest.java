package dev.sweepline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSweepsTest {
  private final LiveSweeps sweeps = new LiveSweeps();

  @Test
  void apply_countsAndDropsEventsOfASweepThatWasNeverSubmitted() {
    sweeps.apply(new SyntheticSweep("ghost", 1, 1).trial(0, 3));

    assertThat(sweeps.newestFirst()).isEmpty();
    assertThat(sweeps.rejected()).isGreaterThan(0);
  }

  @Test
  void apply_twiceGivesTheSameBoard() {
    var events = new SyntheticSweep("s", 1, 1).finished("s", 20, 4);
    sweeps.apply(events);
    SweepHistory.Counts once = sweeps.find("s").orElseThrow().history().counts();
    sweeps.apply(events);

    assertThat(sweeps.find("s").orElseThrow().history().counts()).isEqualTo(once);
    assertThat(sweeps.newestFirst()).hasSize(1);
  }

  @Test
  void measurementsAt_tellsWhatAReceiverHadAtAVersion() {
    SyntheticSweep made = new SyntheticSweep("s", 1, 1);
    var trial = made.trial(0, 4);
    sweeps.apply(List.of(made.submitted("s", "grid", 1)));
    sweeps.apply(trial.subList(0, 3));
    LiveSweep live = sweeps.find("s").orElseThrow();
    long version = live.history().version();
    sweeps.apply(trial.subList(3, trial.size()));

    TrialHistory history = live.history().trial(0).orElseThrow();
    assertThat(live.measurementsAt(history, version)).isEqualTo(2);
    assertThat(live.measurementsAt(history, 0)).isZero();
    assertThat(live.measurementsAt(history, live.history().version()))
        .isEqualTo(history.measurements().size());
    assertThat(live.changedSince(live.history().version())).isEmpty();
  }
}
