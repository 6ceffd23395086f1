package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials that are paused at rungs and promoted, on one slot that keeps checkpoints. */
class PromotionTest {
  private static final int EPOCHS = 10;
  private static final int TRIALS = 27;

  private int left = Integer.MAX_VALUE;
  private int trained;
  private boolean deletes;
  private int mostCheckpoints;
  private final Map<Integer, Integer> checkpoints = new HashMap<>();
  private MemoryLog log = MemoryLog.acknowledging();

  @Test
  void promoted_areTheBestOfTheirRungs() {
    SweepHistory history = run("dl4j", "", Integer.MAX_VALUE);

    assertThat(history.state()).isEqualTo(SweepState.FINISHED);
    Map<TrialState, Long> states =
        history.trials().stream()
            .collect(Collectors.groupingBy(TrialHistory::state, Collectors.counting()));
    assertThat(states.keySet()).containsExactlyInAnyOrder(TrialState.COMPLETED, TrialState.STOPPED);
    // Of 27 at 1 epoch 9 go to 3, of these 3 to 9, of these 1 to 10; and some that led for a while.
    assertThat(states.get(TrialState.COMPLETED)).isBetween(1L, 3L);
    assertThat(reached(history, 3)).isBetween(9L, 14L);
    assertThat(trained).isLessThan(TRIALS * EPOCHS * 35 / 100);
    TrialHistory best =
        history.trials().stream()
            .min((a, b) -> Double.compare(loss(a.trial(), 1), loss(b.trial(), 1)))
            .orElseThrow();
    assertThat(best.state()).isEqualTo(TrialState.COMPLETED);
    assertThat(best.measurements()).hasSize(EPOCHS);
    assertThat(best.measurements().stream().map(Measurement::epoch))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(best.pauses().stream().map(TrialPaused::rung)).containsExactly(1, 3, 9);
  }

  @Test
  void stopped_saysWhatWasAsked() {
    SweepHistory history = run("dl4j", "", Integer.MAX_VALUE);

    for (TrialHistory trial : history.trials()) {
      if (trial.report().orElseThrow().end() instanceof Stopped end) {
        assertThat(end.rule()).isEqualTo("asha");
        assertThat(end.value()).isGreaterThanOrEqualTo(end.cutoff());
        assertThat(end.rung()).isEqualTo(trial.measurements().size());
      }
    }
  }

  /** With one slot, wherever a driver dies, the one that resumes decides as it would have. */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "auto"})
  void resumed_decidesAsTheUndisturbedDriver(String trainer) {
    Map<Integer, String> undisturbed = fates(run(trainer, "", Integer.MAX_VALUE));
    int measurements = trained;

    for (int killed = 1; killed < measurements; killed++) {
      assertThat(fates(run(trainer, "", killed)))
          .as("killed after %d", killed)
          .isEqualTo(undisturbed);
    }
  }

  /** A checkpoint goes as soon as its trial cannot be promoted any more, and none too early. */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "auto"})
  void checkpoints_areDeletedOnceTheirTrialsHaveNoHope(String trainer) {
    run(trainer, "", Integer.MAX_VALUE);
    int undeleted = trained;
    deletes = true;
    mostCheckpoints = 0;

    run(trainer, "", Integer.MAX_VALUE);

    assertThat(trained).isEqualTo(undeleted);
    assertThat(mostCheckpoints).isLessThanOrEqualTo(TRIALS * 3 / 4);
    assertThat(checkpoints).isEmpty();
  }

  @Test
  void promoted_goOnWithWhatTheyHave() {
    run("dl4j", "", Integer.MAX_VALUE);

    List<TrialStarted> resumed =
        log.events(TrialStarted.class).stream().filter(started -> started.kept() > 0).toList();
    assertThat(resumed).isNotEmpty().allMatch(started -> started.attempt() > 1);
    assertThat(resumed.stream().map(TrialStarted::kept)).containsOnly(1, 3, 9);
  }

  @Test
  void target_leavesPausedTrialsBehind() {
    SweepHistory history = run("dl4j", "target: 1.2", Integer.MAX_VALUE);

    assertThat(history.state()).isEqualTo(SweepState.FINISHED);
    assertThat(history.counts().running() + history.counts().paused()).isZero();
    assertThat(history.trials().stream().map(trial -> trial.report().orElseThrow().end()))
        .contains(new Cancelled("it was paused when no more trials were started"));
  }

  @Test
  void paused_isStoppedAtOnceWhereTheUserSaysSo() {
    SweepHistory history = TestLoops.taken(sweep("dl4j", ""));
    SweepLoop loop = loop(history, "dl4j", "");
    loop.start().isDone();
    TrialSpec first = loop.coordinator().next("slot").get(0);
    train(first, loop.coordinator());
    assertThat(history.counts()).isEqualTo(new Counts(TRIALS, 0, 0, 0, 0, 0, TRIALS - 1, 1));

    loop.stop(0);

    assertThat(history.trial(0).orElseThrow().state()).isEqualTo(TrialState.CANCELLED);
  }

  private static long reached(SweepHistory history, int epochs) {
    return history.trials().stream().filter(t -> t.measurements().size() >= epochs).count();
  }

  private static Map<Integer, String> fates(SweepHistory history) {
    Map<Integer, String> fates = new TreeMap<>();
    for (TrialHistory trial : history.trials()) {
      String pauses =
          trial.pauses().stream().map(p -> p.rung() + ":" + p.value()).toList().toString();
      fates.put(
          trial.trial(), trial.report().orElseThrow().end() + pauses + trial.measurements().size());
    }
    return fates;
  }

  /** A sweep from its beginning to its end, whose first driver dies after so many epochs. */
  private SweepHistory run(String trainer, String metric, int killedAfter) {
    checkpoints.clear();
    trained = 0;
    SweepHistory history = TestLoops.taken(sweep(trainer, metric));
    left = killedAfter;
    drive(history, trainer, metric);
    left = Integer.MAX_VALUE;
    if (history.state() == SweepState.RUNNING) {
      TestLoops.takeAgain(history);
      drive(history, trainer, metric);
    }
    return history;
  }

  private void drive(SweepHistory history, String trainer, String metric) {
    SweepLoop loop = loop(history, trainer, metric);
    loop.start().isDone();
    for (List<TrialSpec> next = loop.coordinator().next("slot");
        !next.isEmpty() && left > 0;
        next = loop.coordinator().next("slot")) {
      for (TrialSpec spec : next) {
        train(spec, loop.coordinator());
      }
    }
  }

  private SweepLoop loop(SweepHistory history, String trainer, String metric) {
    Sweep sweep = sweep(trainer, metric);
    log = MemoryLog.acknowledging();
    return TestLoops.of(sweep, history, log, new FileShelf(checkpoints.keySet(), () -> deletes));
  }

  /** As a worker does: what an earlier attempt measured is told again, from its checkpoint. */
  private void train(TrialSpec spec, TrialCoordinator driver) {
    int trial = spec.id().trial();
    int known = spec.attempt() == 1 ? 0 : checkpoints.getOrDefault(trial, 0);
    TrialEnd end = new Completed();
    int epoch = 0;
    while (epoch < EPOCHS && end instanceof Completed) {
      if (epoch >= known) {
        if (left-- <= 0) {
          return;
        }
        trained++;
      }
      epoch++;
      Verdict verdict =
          driver.measured(
              new TrialMeasured(
                  spec.id(),
                  spec.driver(),
                  spec.attempt(),
                  0,
                  epoch,
                  new Measurement(epoch, epoch, Map.of("val_loss", loss(trial, epoch)))));
      if (verdict == Verdict.PAUSE) {
        checkpoints.put(trial, epoch);
        mostCheckpoints = Math.max(mostCheckpoints, checkpoints.size());
      }
      end = verdict == Verdict.CONTINUE ? end : new Cancelled("told to");
    }
    driver.ended(spec.id(), spec.attempt(), new TrialReport(end, epoch, Map.of()));
  }

  private static double loss(int trial, int epoch) {
    return 1 + (trial * 17 % TRIALS) / 10.0 + 1.0 / epoch;
  }

  private static Sweep sweep(String trainer, String metric) {
    return SweepFile.read(
            "s.yaml",
            """
            name: s
            method: random
            run_cap: %d
            dataset: digits
            network: mlp
            trainer: %s
            metric: {name: val_loss, goal: minimize%s}
            budget: {epochs: %d}
            save: {top: 0}
            early_terminate: {type: asha, mode: promote, eta: 3}
            parameters:
              learning_rate: {min: 0.0, max: 1.0}
            """
                .formatted(TRIALS, trainer, metric.isEmpty() ? "" : ", " + metric, EPOCHS))
        .sweep()
        .orElseThrow();
  }
}
