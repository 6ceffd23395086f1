package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Method;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Stage;
import dev.sweepline.sweep.Stage.Sampling;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.space.Categorical;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.space.Uniform;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialLimits;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SweepLoopTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
  private static final TrialReport COMPLETED =
      new TrialReport(new TrialEnd.Completed(), 1, Map.of("test_accuracy", 0.5));

  private final ManualBackend backend = new ManualBackend();
  private final List<Integer> deleted = new ArrayList<>();
  private MemoryLog log = MemoryLog.acknowledging();

  @Test
  void grid_endsEveryTrialOnceAndThenTheSweep() throws Exception {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start();

    for (int trial = 0; trial < 3; trial++) {
      TrialSpec spec = loop.next("slot").orElseThrow();
      assertThat(spec.id().trial()).isEqualTo(trial);
      assertThat(loop.measured(measured(spec, 0.5))).isEqualTo(Verdict.CONTINUE);
      assertThat(done).isNotDone();
      loop.ended(spec.id(), spec.attempt(), COMPLETED);
    }
    assertThat(loop.next("slot")).isEmpty();

    assertThat(done.get()).isEqualTo(Outcome.FINISHED);
    assertThat(log.events(TrialEnded.class))
        .extracting(e -> e.id().trial())
        .containsExactly(0, 1, 2);
    assertThat(log.events(SweepEnded.class)).hasSize(1);
    assertThat(loop.<Integer>look(h -> h.counts().completed())).isEqualTo(3);
  }

  @Test
  void keeps_savesOnlyWhatIsBestSoFarAndDeletesWhatItDisplaces() {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start();
    Map<Integer, Boolean> kept = new TreeMap<>();
    double[] accuracies = {0.5, 0.4, 0.6};
    for (int trial = 0; trial < 3; trial++) {
      TrialSpec spec = loop.next("slot").orElseThrow();
      loop.measured(measured(spec, accuracies[trial]));
      kept.put(trial, loop.keeps(spec.id(), spec.attempt(), COMPLETED.results()));
      loop.ended(spec.id(), spec.attempt(), COMPLETED);
      assertThat(loop.keeps(spec.id(), spec.attempt(), COMPLETED.results())).isFalse();
    }

    assertThat(loop.next("slot")).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(kept).isEqualTo(Map.of(0, true, 1, false, 2, true));
    assertThat(deleted).containsExactly(1, 0);
  }

  @Test
  void end_countsOnlyOnceTheLogHasIt() throws Exception {
    log = MemoryLog.holding();
    SweepLoop loop = loop(grid(1));
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec spec = loop.next("slot").orElseThrow();
    loop.next("slot");
    log.release();

    loop.ended(spec.id(), 1, COMPLETED);
    assertThat(loop.<Integer>look(h -> h.counts().completed())).isZero();
    log.release();
    assertThat(loop.<Integer>look(h -> h.counts().completed())).isEqualTo(1);
    assertThat(done).isNotDone();
    log.release();
    assertThat(done.get()).isEqualTo(Outcome.FINISHED);
  }

  @Test
  void lostTrial_isTriedThreeTimesAndThenFailed() {
    SweepLoop loop = loop(grid(1));
    CompletableFuture<Outcome> done = loop.start();

    for (int attempt = 1; attempt <= 3; attempt++) {
      TrialSpec spec = loop.next("slot").orElseThrow();
      assertThat(spec.attempt()).isEqualTo(attempt);
      loop.ended(spec.id(), attempt, failed(FailureKind.LOST));
    }
    assertThat(loop.next("slot")).isEmpty();

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(log.events(TrialStarted.class))
        .extracting(TrialStarted::attempt)
        .containsExactly(1, 2, 3);
    assertThat(log.events(TrialEnded.class)).hasSize(1);
    assertThat(loop.<Integer>look(h -> h.counts().failed())).isEqualTo(1);
  }

  @Test
  void invalidTrial_failsAtOnceAndTheSweepGoesOn() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start();

    TrialSpec first = loop.next("slot").orElseThrow();
    loop.ended(first.id(), 1, failed(FailureKind.INVALID));
    TrialSpec second = loop.next("slot").orElseThrow();
    loop.ended(second.id(), 1, COMPLETED);
    assertThat(loop.next("slot")).isEmpty();

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(second.id().trial()).isEqualTo(1);
  }

  @Test
  void reportOfAnOlderAttempt_isAbandonedAndCountsNothing() {
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    TrialSpec old = loop.next("slot").orElseThrow();
    loop.ended(old.id(), 1, failed(FailureKind.LOST));
    assertThat(loop.next("slot")).isPresent();

    assertThat(loop.measured(measured(old, 0.9))).isEqualTo(Verdict.ABANDON);
    loop.ended(old.id(), 1, COMPLETED);

    assertThat(log.events(TrialEnded.class)).isEmpty();
  }

  @Test
  void interrupt_leavesRunningTrialsToBeRunAgain() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec spec = loop.next("slot").orElseThrow();

    loop.interrupt("enough");
    assertThat(loop.measured(measured(spec, 0.9))).isEqualTo(Verdict.ABANDON);
    loop.ended(spec.id(), 1, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.INTERRUPTED);
    assertThat(loop.next("slot")).isEmpty();
    assertThat(log.events(TrialEnded.class)).isEmpty();
    assertThat(loop.<Long>look(h -> h.counts().pending())).isEqualTo(2);
    assertThat(loop.<SweepState>look(SweepHistory::state)).isEqualTo(SweepState.INTERRUPTED);
  }

  @Test
  void brokenLog_endsTheRunWithItsReason() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start();
    assertThat(loop.next("slot")).isPresent();

    log.fail(new IllegalStateException("disk full"));

    assertThatThrownBy(done::get).hasRootCauseMessage("disk full");
    assertThat(loop.next("slot")).isEmpty();
  }

  @Test
  void coarseToFine_opensTheNextStageOnlyWhenTheFirstHasEnded() {
    SweepLoop loop = loop(coarseToFine());
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec a = loop.next("slot").orElseThrow();
    TrialSpec b = loop.next("slot").orElseThrow();
    loop.measured(measured(a, 0.9));
    loop.ended(a.id(), 1, COMPLETED);
    assertThat(loop.next("slot")).isEmpty();
    assertThat(log.events(StageOpened.class)).hasSize(1);

    int before = backend.wakeUps;
    loop.measured(measured(b, 0.1));
    loop.ended(b.id(), 1, COMPLETED);
    assertThat(backend.wakeUps).isGreaterThan(before);
    TrialSpec c = loop.next("slot").orElseThrow();
    assertThat(log.events(StageOpened.class)).hasSize(2);
    loop.ended(c.id(), 1, COMPLETED);
    assertThat(loop.next("slot")).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
  }

  private SweepLoop loop(Sweep sweep) {
    Sampler sampler = Samplers.of(sweep);
    SweepSubmitted submitted =
        new SweepSubmitted(
            "s-1",
            0,
            sweep.name(),
            "s.yaml",
            "",
            sweep.objective(),
            sweep.method().word(),
            List.of(),
            sampler.planned(),
            Map.of());
    SpecFactory specs =
        new SpecFactory(
            Choice.named("digits"),
            Choice.named("mlp"),
            sweep.seed(),
            1,
            sweep.recording(),
            sweep.terms().seeds(),
            TrialLimits.NONE);
    Journal journal = new Journal(new SweepHistory(submitted), log, CLOCK);
    return new SweepLoop(
        new LoopParts(
            specs,
            journal,
            backend,
            new TopModels(sweep.objective(), 1, deleted::add),
            new Ending(sweep.terms().limits(), sweep.objective())),
        sampler);
  }

  private static Sweep grid(int values) {
    Object[] choices = List.of(1L, 2L, 3L).subList(0, values).toArray();
    return sweep(new Method.Grid(), new Categorical(List.of(choices)));
  }

  private static Sweep coarseToFine() {
    Stage coarse = new Stage(2, Budget.epochs(1), Sampling.RANDOM);
    Stage fine = new Stage(1, Budget.epochs(2), Sampling.RANDOM);
    return sweep(
        new Method.CoarseToFine(List.of(coarse, fine), 0.1, 0.5, 1, false), new Uniform(0, 1));
  }

  private static Sweep sweep(Method method, Parameter parameter) {
    return new Sweep(
        "s",
        new Objective("val_accuracy", Goal.MAXIMIZE),
        new SearchSpace(Map.of("a", parameter)),
        method,
        OptionalInt.empty(),
        7,
        Budget.epochs(1),
        Optional.empty(),
        Optional.empty());
  }

  private static TrialMeasured measured(TrialSpec spec, double accuracy) {
    return new TrialMeasured(
        spec.id(),
        0,
        spec.attempt(),
        0,
        1,
        new Measurement(1, 10, Map.of("val_accuracy", accuracy)));
  }

  private static TrialReport failed(FailureKind kind) {
    return new TrialReport(new TrialEnd.Failed(kind, "because", ""), 0, Map.of());
  }
}
