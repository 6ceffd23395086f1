package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.search.Stage.Sampling;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SweepLoopTest {
  private static final int LARGE = 3;
  private static final TrialReport COMPLETED =
      new TrialReport(new TrialEnd.Completed(), 1, Map.of("test_accuracy", 0.5));

  private final ManualBackend backend = new ManualBackend();
  private final List<Integer> deleted = new ArrayList<>();
  private final TopModels.Shelf shelf =
      new TopModels.Shelf() {
        @Override
        public long size(int trial) {
          return trial == LARGE ? 2_000 : 400;
        }

        @Override
        public void delete(int trial) {
          deleted.add(trial);
        }
      };
  private long now = 1_000;
  private TrainerChoice trainer = TrainerChoice.DL4J;
  private MemoryLog log = MemoryLog.acknowledging();

  @Test
  void grid_endsEveryTrialOnceAndThenTheSweep() throws Exception {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start();

    for (int trial = 0; trial < 3; trial++) {
      TrialSpec spec = next(loop).orElseThrow();
      assertThat(spec.id().trial()).isEqualTo(trial);
      assertThat(loop.desk().measured(measured(spec, 0.5))).isEqualTo(Verdict.CONTINUE);
      assertThat(done).isNotDone();
      loop.ended(spec.id(), spec.attempt(), COMPLETED);
    }
    assertThat(next(loop)).isEmpty();

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
      TrialSpec spec = next(loop).orElseThrow();
      loop.desk().measured(measured(spec, accuracies[trial]));
      kept.put(trial, loop.desk().keeps(spec.id(), spec.attempt(), COMPLETED.results()));
      loop.ended(spec.id(), spec.attempt(), COMPLETED);
      assertThat(loop.desk().keeps(spec.id(), spec.attempt(), COMPLETED.results())).isFalse();
    }

    assertThat(next(loop)).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(kept).isEqualTo(Map.of(0, true, 1, false, 2, true));
    assertThat(deleted).containsExactly(1, 0);
  }

  @Test
  void topModels_keepFewerWhereTheyAreTooLarge() {
    TopModels models = new TopModels(new Objective("val_accuracy", Goal.MAXIMIZE), 3, 1_000, shelf);
    SweepHistory history = history(grid(1));
    double[] accuracies = {0.5, 0.6, 0.4, 0.9};
    for (int trial = 0; trial <= LARGE; trial++) {
      TrialId id = new TrialId("s-1", trial);
      history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(1), ""));
      Measurement measured = new Measurement(1, 10, Map.of("val_accuracy", accuracies[trial]));
      history.apply(new TrialMeasured(id, 0, 1, 0, 1, measured));
      history.apply(new TrialEnded(id, 0, 1, 0, COMPLETED));
      models.ended(history.trial(trial).orElseThrow());
    }

    assertThat(deleted).containsExactly(2, LARGE);
  }

  /** The second pack is known to the log, the trials between are not. */
  @Test
  void resumed_startsTrialsThatADriverBeforePassedOver() throws Exception {
    trainer = TrainerChoice.AUTO;
    Sweep sweep =
        sweep(
            new Method.Grid(),
            new TreeMap<>(
                Map.of(
                    "batch_size", new Categorical(List.of(32L, 64L)),
                    "hidden", new Categorical(List.of(10L, 11L, 12L)))));
    SweepLoop first = loop(sweep);
    assertThat(first.start()).isNotDone();
    assertThat(first.next("slot")).extracting(spec -> spec.id().trial()).containsExactly(0, 1, 2);

    SweepHistory history = history(sweep);
    for (int trial : List.of(0, 2, 5)) {
      TrialId id = new TrialId("s-1", trial);
      history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(1), ""));
    }
    history.apply(new TrialEnded(new TrialId("s-1", 2), 0, 1, 0, COMPLETED));
    history.apply(new SweepEnded("s-1", 0, 9, Outcome.INTERRUPTED, List.of()));
    SweepLoop second = loop(sweep, history, Limits.NONE);
    CompletableFuture<Outcome> done = second.start();
    List<Integer> started = new ArrayList<>();
    for (List<TrialSpec> pack = second.next("slot"); !pack.isEmpty(); pack = second.next("slot")) {
      for (TrialSpec spec : pack) {
        started.add(spec.id().trial());
        second.ended(spec.id(), spec.attempt(), COMPLETED);
      }
    }

    assertThat(started).containsExactlyInAnyOrder(0, 1, 3, 4, 5);
    assertThat(done.get()).isEqualTo(Outcome.FINISHED);
    assertThat(second.<Counts>look(SweepHistory::counts))
        .isEqualTo(new Counts(6, 6, 0, 0, 0, 0, 0));
  }

  @Test
  void end_countsOnlyOnceTheLogHasIt() throws Exception {
    log = MemoryLog.holding();
    SweepLoop loop = loop(grid(1));
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec spec = next(loop).orElseThrow();
    next(loop);
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
      TrialSpec spec = next(loop).orElseThrow();
      assertThat(spec.attempt()).isEqualTo(attempt);
      loop.ended(spec.id(), attempt, failed(FailureKind.LOST));
    }
    assertThat(next(loop)).isEmpty();

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

    TrialSpec first = next(loop).orElseThrow();
    loop.ended(first.id(), 1, failed(FailureKind.INVALID));
    TrialSpec second = next(loop).orElseThrow();
    loop.ended(second.id(), 1, COMPLETED);
    assertThat(next(loop)).isEmpty();

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(second.id().trial()).isEqualTo(1);
  }

  @Test
  void reportOfAnOlderAttempt_isAbandonedAndCountsNothing() {
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    TrialSpec old = next(loop).orElseThrow();
    loop.ended(old.id(), 1, failed(FailureKind.LOST));
    assertThat(next(loop)).isPresent();

    assertThat(loop.desk().measured(measured(old, 0.9))).isEqualTo(Verdict.ABANDON);
    loop.ended(old.id(), 1, COMPLETED);

    assertThat(log.events(TrialEnded.class)).isEmpty();
  }

  @Test
  void interrupt_leavesRunningTrialsToBeRunAgain() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec spec = next(loop).orElseThrow();

    loop.interrupt("enough");
    assertThat(loop.desk().measured(measured(spec, 0.9))).isEqualTo(Verdict.ABANDON);
    loop.ended(spec.id(), 1, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.INTERRUPTED);
    assertThat(next(loop)).isEmpty();
    assertThat(log.events(TrialEnded.class)).isEmpty();
    assertThat(loop.<Long>look(h -> h.counts().pending())).isEqualTo(2);
    assertThat(loop.<SweepState>look(SweepHistory::state)).isEqualTo(SweepState.INTERRUPTED);
  }

  @Test
  void resumed_runsWhatWasLeftAsNewAttemptsAndThenTheRest() {
    SweepLoop first = loop(grid(3));
    first.start().isDone();
    TrialSpec a = next(first).orElseThrow();
    TrialSpec b = next(first).orElseThrow();
    first.ended(b.id(), 1, COMPLETED);
    SweepHistory history = first.look(h -> h);
    history.apply(taken(1));

    SweepLoop second = loop(grid(3), history, Limits.NONE);
    CompletableFuture<Outcome> done = second.start();
    TrialSpec again = next(second).orElseThrow();
    TrialSpec rest = next(second).orElseThrow();

    assertThat(again.id()).isEqualTo(a.id());
    assertThat(again.parameters()).isEqualTo(a.parameters());
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.driver()).isEqualTo(1);
    assertThat(rest.id().trial()).isEqualTo(2);
    second.ended(again.id(), 2, COMPLETED);
    second.ended(rest.id(), 1, COMPLETED);
    assertThat(next(second)).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(second.<Integer>look(h -> h.counts().completed())).isEqualTo(3);
  }

  @Test
  void outOfMemory_isTriedAgainOnlyWhenNothingElseRuns() {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec big = next(loop).orElseThrow();
    TrialSpec other = next(loop).orElseThrow();
    loop.ended(big.id(), 1, failed(FailureKind.OUT_OF_MEMORY));
    TrialSpec third = next(loop).orElseThrow();
    assertThat(third.id().trial()).isEqualTo(2);
    loop.ended(third.id(), 1, COMPLETED);

    assertThat(next(loop)).isEmpty();
    loop.ended(other.id(), 1, COMPLETED);
    TrialSpec alone = next(loop).orElseThrow();
    assertThat(alone.id()).isEqualTo(big.id());
    assertThat(next(loop)).isEmpty();
    loop.ended(alone.id(), 2, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(log.events(TrialRetried.class)).hasSize(1);
  }

  @Test
  void stop_endsTheTrialAsCancelledAndNoOther() {
    SweepLoop loop = loop(grid(2));
    loop.start().isDone();
    TrialSpec spec = next(loop).orElseThrow();
    TrialSpec other = next(loop).orElseThrow();

    loop.stop(spec.id().trial());
    assertThat(loop.desk().measured(measured(spec, 0.9))).isEqualTo(Verdict.STOP);
    assertThat(loop.desk().measured(measured(other, 0.9))).isEqualTo(Verdict.CONTINUE);
    loop.ended(spec.id(), 1, cancelled());

    assertThat(loop.<TrialState>look(h -> h.trial(0).orElseThrow().state()))
        .isEqualTo(TrialState.CANCELLED);
  }

  @Test
  void interruptedTrialThatNobodyStopped_isLostAndTriedAgain() {
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    TrialSpec spec = next(loop).orElseThrow();

    loop.ended(spec.id(), 1, cancelled());

    assertThat(log.events(TrialRetried.class))
        .extracting(e -> e.failure().kind())
        .containsExactly(FailureKind.LOST);
    assertThat(next(loop).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void budgetFailed_givesTheSweepUpAtThatManyFailures() {
    SweepLoop loop = loop(grid(3), history(grid(3)), limits(OptionalInt.of(2), Optional.empty()));
    CompletableFuture<Outcome> done = loop.start();
    for (int trial = 0; trial < 2; trial++) {
      TrialSpec spec = next(loop).orElseThrow();
      assertThat(done).isNotDone();
      loop.ended(spec.id(), 1, failed(FailureKind.ERROR));
    }

    assertThat(done).isCompletedWithValue(Outcome.FAILED);
    assertThat(next(loop)).isEmpty();
    assertThat(log.events(SweepEnded.class).get(0).notes().get(0))
        .startsWith("given up after 2 failed trials, as budget.failed says");
    assertThat(loop.<Long>look(h -> h.counts().pending())).isEqualTo(1);
  }

  @Test
  void budgetTime_startsNothingMoreAndEndsWithWhatRuns() {
    SweepHistory history = history(grid(3));
    history.apply(taken(1));
    SweepLoop loop =
        loop(grid(3), history, limits(OptionalInt.empty(), Optional.of(Duration.ofMillis(500))));
    CompletableFuture<Outcome> done = loop.start();
    now = 1_400;
    TrialSpec spec = next(loop).orElseThrow();
    now = 1_500;
    assertThat(next(loop)).isEmpty();
    assertThat(done).isNotDone();
    loop.ended(spec.id(), 1, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(loop.<Counts>look(SweepHistory::counts)).isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 0));
  }

  @Test
  void target_onceMetNothingMoreIsStarted() {
    Limits target = Limits.NONE.withTarget(OptionalDouble.of(0.8));
    SweepLoop loop = loop(grid(3), history(grid(3)), target);
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec weak = next(loop).orElseThrow();
    loop.desk().measured(measured(weak, 0.7));
    loop.ended(weak.id(), 1, COMPLETED);
    TrialSpec good = next(loop).orElseThrow();
    loop.desk().measured(measured(good, 0.8));
    loop.ended(good.id(), 1, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(log.events(SweepEnded.class).get(0).notes())
        .containsExactly(
            "no more trials were started once trial 1 met metric.target: val_accuracy 0.8, asked"
                + " 0.8");
  }

  @Test
  void tick_beatsOnlyWhenTheLogIsQuiet() {
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    now = 50_000;
    loop.tick();
    loop.tick();
    assertThat(log.events(DriverAlive.class)).hasSize(1);
    now = 60_000;
    loop.tick();

    assertThat(log.events(DriverAlive.class)).hasSize(2);
  }

  @Test
  void brokenLog_endsTheRunWithItsReason() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start();
    assertThat(next(loop)).isPresent();

    log.fail(new IllegalStateException("disk full"));

    assertThatThrownBy(done::get).hasRootCauseMessage("disk full");
    assertThat(next(loop)).isEmpty();
  }

  @Test
  void coarseToFine_opensTheNextStageOnlyWhenTheFirstHasEnded() {
    SweepLoop loop = loop(coarseToFine());
    CompletableFuture<Outcome> done = loop.start();
    TrialSpec a = next(loop).orElseThrow();
    TrialSpec b = next(loop).orElseThrow();
    loop.desk().measured(measured(a, 0.9));
    loop.ended(a.id(), 1, COMPLETED);
    assertThat(next(loop)).isEmpty();
    assertThat(log.events(StageOpened.class)).hasSize(1);

    int before = backend.wakeUps;
    loop.desk().measured(measured(b, 0.1));
    loop.ended(b.id(), 1, COMPLETED);
    assertThat(backend.wakeUps).isGreaterThan(before);
    TrialSpec c = next(loop).orElseThrow();
    assertThat(log.events(StageOpened.class)).hasSize(2);
    loop.ended(c.id(), 1, COMPLETED);
    assertThat(next(loop)).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
  }

  private SweepLoop loop(Sweep sweep) {
    return loop(sweep, history(sweep), Limits.NONE);
  }

  private static Optional<TrialSpec> next(SweepLoop loop) {
    List<TrialSpec> next = loop.next("slot");
    assertThat(next).hasSizeLessThan(2);
    return next.stream().findFirst();
  }

  private static SweepHistory history(Sweep sweep) {
    return new SweepHistory(
        new SweepSubmitted(
            "s-1",
            0,
            sweep.name(),
            "s.yaml",
            "",
            sweep.objective(),
            sweep.method().word(),
            List.of(),
            Samplers.of(sweep).planned(),
            Map.of()));
  }

  private SweepLoop loop(Sweep sweep, SweepHistory history, Limits limits) {
    SpecFactory specs =
        new SpecFactory(
            NamedOptions.named("digits"),
            NamedOptions.named("mlp"),
            sweep.seed(),
            1,
            sweep.recording(),
            sweep.terms().seeds(),
            TrialLimits.NONE,
            trainer);
    SweepJournal journal = new SweepJournal(history, log, () -> Instant.ofEpochMilli(now));
    StopConditions ending = new StopConditions(limits, sweep.objective());
    TrialQueue backlog = new TrialQueue(Samplers.of(sweep), journal, specs, ending);
    TopModels models = new TopModels(sweep.objective(), 1, 1_000, shelf);
    return new SweepLoop(new LoopParts(journal, backlog, backend, models, ending));
  }

  private static SweepTaken taken(int driver) {
    return new SweepTaken("s-1", driver, 1_000, new DriverId("token", "laptop", 1, 0));
  }

  private static Limits limits(OptionalInt failed, Optional<Duration> time) {
    return new Limits(
        OptionalInt.empty(),
        failed,
        OptionalInt.empty(),
        time,
        Optional.empty(),
        Limits.HANG_AFTER,
        OptionalLong.empty(),
        OptionalDouble.empty());
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
    return sweep(method, Map.of("a", parameter));
  }

  private static Sweep sweep(Method method, Map<String, Parameter> parameters) {
    return new Sweep(
        "s",
        new Objective("val_accuracy", Goal.MAXIMIZE),
        new SearchSpace(parameters),
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

  private static TrialReport cancelled() {
    return new TrialReport(new TrialEnd.Cancelled("stopped by the driver"), 1, Map.of());
  }

  private static TrialReport failed(FailureKind kind) {
    return new TrialReport(new TrialEnd.Failed(kind, "because", ""), 0, Map.of());
  }
}
