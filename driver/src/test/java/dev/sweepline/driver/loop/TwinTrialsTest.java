package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.worker.network.family.TrainingKey;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Trials that compute the same: one trains, the others take over what it measured. */
class TwinTrialsTest {
  private static final int STEPS_IN_A_PASS = 10;

  /** Adam reads no momentum, and 25 steps end 5 passes and 9 alike: ten networks of 24 trials. */
  private static final String FILE =
      """
      name: s
      method: grid
      dataset: digits
      network: mlp
      metric: {name: val_loss, goal: minimize}
      save: {top: 0}
      budget: {retries: 0}
      parameters:
        epochs: {values: [1, 5, 9]}
        momentum: {values: [0.5, 0.9]}
        nesterov: {values: [true, false]}
        optimizer: {values: [adam, momentum]}
        steps: {value: 25}
      """;

  private final List<Integer> trained = new ArrayList<>();
  private final Map<Integer, TrialEnd> ends = new TreeMap<>();
  private Sweep sweep = sweep("");
  private int left = Integer.MAX_VALUE;

  private static Sweep sweep(String more) {
    return SweepFile.read("s.yaml", FILE + more).sweep().orElseThrow();
  }

  private SweepHistory history() {
    return new SweepHistory(
        TestSubmissions.submission("s-1").objective(sweep.objective()).planned(24).build());
  }

  private SweepHistory run(SweepHistory history) {
    history.apply(
        new SweepTaken("s-1", history.driver() + 1, 0, new DriverId("token", "laptop", 1, 0)));
    SweepLoop loop = TestLoops.of(sweep, history, MemoryLog.acknowledging());
    loop.start().isDone();
    List<TrialSpec> next = loop.coordinator().next("slot");
    while (!next.isEmpty() && left > 0) {
      next.forEach(spec -> train(spec, loop.coordinator()));
      next = loop.coordinator().next("slot");
    }
    return history;
  }

  private void train(TrialSpec spec, TrialCoordinator driver) {
    if (left-- <= 0) {
      return;
    }
    trained.add(spec.id().trial());
    int passes = TrainingKey.passes(spec).orElse(Integer.MAX_VALUE);
    long most = Math.min(25L, (long) passes * STEPS_IN_A_PASS);
    int epoch = 0;
    for (long step = 0; step < most; ) {
      step = Math.min(step + STEPS_IN_A_PASS, most);
      epoch++;
      Map<String, Double> metrics =
          Map.of("val_loss", TrainingKey.of(spec).hashCode() / (double) step);
      driver.measured(
          new TrialMeasured(
              spec.id(),
              spec.driver(),
              spec.attempt(),
              0,
              epoch,
              new Measurement(epoch, step, metrics)));
    }
    TrialEnd end = ends.getOrDefault(spec.id().trial(), new TrialEnd.Completed());
    driver.ended(
        spec.id(), spec.attempt(), new TrialReport(end, epoch, Map.of("test_loss", most / 7.0)));
  }

  @Test
  void oneOfThoseThatComputeTheSame_trains() {
    SweepHistory history = run(history());

    assertThat(history.counts().completed()).isEqualTo(24);
    assertThat(trained).hasSize(2 * 4 + 2).doesNotHaveDuplicates();
    for (TrialHistory trial : history.trials()) {
      assertThat(trial.state()).isEqualTo(TrialState.COMPLETED);
      trial
          .copyOf()
          .map(first -> history.trial(first).orElseThrow())
          .ifPresent(
              first -> {
                assertThat(trained).contains(first.trial()).doesNotContain(trial.trial());
                assertThat(trial.measurements()).isEqualTo(first.measurements());
                assertThat(trial.report().orElseThrow().results())
                    .isEqualTo(first.report().orElseThrow().results());
                assertThat(trial.report().orElseThrow().end().explanation())
                    .contains("the same network as #" + first.trial());
                assertThat(trial.parameters().get("optimizer"))
                    .isEqualTo(first.parameters().get("optimizer"));
              });
    }
  }

  @Test
  void passesThatEndATrial_makeAnotherNetwork() {
    SweepHistory history = run(history());

    for (TrialHistory trial : history.trials()) {
      boolean shortest = trial.parameters().get("epochs").equals(1L);
      assertThat(trial.measurements()).hasSize(shortest ? 1 : 3);
    }
  }

  @Test
  void twinsThatTrain_allDo() {
    sweep = sweep("twins: train\n");

    run(history());

    assertThat(trained).hasSize(24);
  }

  @Test
  void seedsOfTheirOwn_makeOtherNetworks() {
    sweep = sweep("seeds: per_trial\n");

    run(history());

    assertThat(trained).hasSize(24);
  }

  @Test
  void divergedTwins_divergeToo() {
    ends.put(0, new TrialEnd.Failed(FailureKind.DIVERGED, "loss is NaN", ""));

    SweepHistory history = run(history());

    List<Integer> failed =
        history.trials().stream()
            .filter(trial -> trial.state() == TrialState.FAILED)
            .map(TrialHistory::trial)
            .toList();
    assertThat(failed).hasSize(4).contains(0);
    assertThat(
            history.trial(failed.get(1)).orElseThrow().report().orElseThrow().end().explanation())
        .contains("DIVERGED: loss is NaN, as the same network did in #0");
  }

  /** What killed an executor need not kill another. */
  @Test
  void twinOfATrialThatWasLost_trains() {
    ends.put(0, new TrialEnd.Failed(FailureKind.LOST, "gone", ""));

    SweepHistory history = run(history());

    assertThat(history.counts().failed()).isEqualTo(1);
    assertThat(history.counts().completed()).isEqualTo(23);
    assertThat(trained).hasSize(2 * 4 + 2 + 1);
  }

  @Test
  void resumed_endsAsTheUndisturbedSweep() {
    SweepHistory undisturbed = run(history());
    for (int killedAfter = 1; killedAfter < 10; killedAfter++) {
      trained.clear();
      left = killedAfter;
      SweepHistory history = run(history());
      left = Integer.MAX_VALUE;
      run(history);

      assertThat(trained).as("killed after %d", killedAfter).hasSize(10).doesNotHaveDuplicates();
      assertThat(history.trials())
          .extracting(TrialHistory::copyOf)
          .isEqualTo(undisturbed.trials().stream().map(TrialHistory::copyOf).toList());
    }
  }
}
