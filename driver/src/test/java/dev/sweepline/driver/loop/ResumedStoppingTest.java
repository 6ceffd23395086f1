package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A driver that dies in the middle of a bracket, wherever that is, and the one that resumes. */
class ResumedStoppingTest {
  private static final int TRIALS = 20;
  private static final int EPOCHS = 9;
  private static final String FILE =
      """
      name: s
      method: random
      run_cap: %d
      dataset: digits
      network: mlp
      trainer: dl4j
      metric: {name: val_loss, goal: minimize}
      budget: {epochs: %d}
      save: {top: 0}
      early_terminate: {type: hyperband, min_iter: 1, eta: 3}
      parameters:
        learning_rate: {min: 0.0, max: 1.0}
      """
          .formatted(TRIALS, EPOCHS);

  private final Sweep sweep = SweepFile.read("s.yaml", FILE).sweep().orElseThrow();
  private int driver;
  private int left;

  @Test
  void resumed_decidesAsTheUndisturbedDriver() {
    Map<Integer, TrialEnd> undisturbed = ends(Integer.MAX_VALUE);
    assertThat(undisturbed).hasSize(TRIALS);
    assertThat(undisturbed.values())
        .hasAtLeastOneElementOfType(TrialEnd.Stopped.class)
        .hasAtLeastOneElementOfType(TrialEnd.Completed.class);

    for (int measurements = 1; measurements < TRIALS * EPOCHS; measurements++) {
      assertThat(ends(measurements)).as("killed after %d", measurements).isEqualTo(undisturbed);
    }
  }

  /** How the trials end when a first driver dies after so many measurements. */
  private Map<Integer, TrialEnd> ends(int killedAfter) {
    SweepHistory history = new SweepHistory(submitted());
    left = killedAfter;
    run(history);
    left = Integer.MAX_VALUE;
    run(history);
    Map<Integer, TrialEnd> ends = new TreeMap<>();
    for (TrialHistory trial : history.trials()) {
      assertThat(trial.state()).isNotEqualTo(TrialState.RUNNING);
      ends.put(trial.trial(), trial.report().orElseThrow().end());
    }
    return ends;
  }

  private void run(SweepHistory history) {
    driver = history.driver() + 1;
    history.apply(new SweepTaken("s-1", driver, 0, new DriverId("token", "laptop", 1, 0)));
    SweepLoop loop = TestLoops.of(sweep, history, MemoryLog.acknowledging());
    loop.start().isDone();
    for (List<TrialSpec> next = loop.coordinator().next("slot");
        !next.isEmpty() && left > 0;
        next = loop.coordinator().next("slot")) {
      next.forEach(spec -> train(spec, loop.coordinator()));
    }
  }

  private void train(TrialSpec spec, TrialCoordinator driver) {
    TrialEnd end = new TrialEnd.Completed();
    int epoch = 0;
    while (epoch < EPOCHS && end instanceof TrialEnd.Completed) {
      if (left-- <= 0) {
        return;
      }
      epoch++;
      double rate = (double) spec.parameters().get("learning_rate");
      Map<String, Double> metrics = Map.of("val_loss", rate * 7 % 1 + rate / epoch);
      Verdict verdict =
          driver.measured(
              new TrialMeasured(
                  spec.id(),
                  spec.driver(),
                  spec.attempt(),
                  0,
                  epoch,
                  new Measurement(epoch, epoch, metrics)));
      end = verdict == Verdict.STOP ? new TrialEnd.Cancelled("told to") : end;
    }
    driver.ended(spec.id(), spec.attempt(), new TrialReport(end, epoch, Map.of()));
  }

  private SweepSubmitted submitted() {
    return TestSubmissions.submission("s-1")
        .name(sweep.name())
        .text(FILE)
        .objective(sweep.objective())
        .planned(Samplers.of(sweep).planned())
        .build();
  }
}
