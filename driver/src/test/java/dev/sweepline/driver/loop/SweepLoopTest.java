package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.stopping.Decision;
import dev.sweepline.driver.stopping.StoppingRule;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.kit.TestSweeps;
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
import dev.sweepline.sweep.training.TwinPolicy;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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

        @Override
        public void deleteFinished(int trial) {
          throw new AssertionError("nobody goes on from " + trial);
        }
      };
  private long now = 1_000;
  private TrainerChoice trainer = TrainerChoice.DL4J;
  private MemoryLog log = MemoryLog.acknowledging();
  private Sampler sampler;
  private Executor disk = Runnable::run;
  private Executor thread = Runnable::run;
  private StoppingRule rule = (history, trial) -> Decision.CONTINUE;

  @Test
  void grid_endsEveryTrialOnceAndThenTheSweep() throws Exception {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);

    for (int trial = 0; trial < 3; trial++) {
      TrialSpec spec = next(loop).orElseThrow();
      assertThat(spec.id().trial()).isEqualTo(trial);
      assertThat(loop.coordinator().measured(measured(spec, 0.5))).isEqualTo(Verdict.CONTINUE);
      assertThat(done).isNotDone();
      loop.coordinator().ended(spec.id(), spec.attempt(), COMPLETED);
    }
    assertThat(next(loop)).isEmpty();

    assertThat(done.get()).isEqualTo(Outcome.FINISHED);
    assertThat(log.events(TrialEnded.class))
        .extracting(e -> e.id().trial())
        .containsExactly(0, 1, 2);
    assertThat(log.events(SweepEnded.class)).hasSize(1);
    assertThat(loop.<Integer>look(h -> h.counts().completed()).join()).isEqualTo(3);
  }

  @Test
  void keeps_savesOnlyWhatIsBestSoFarAndDeletesWhatItDisplaces() {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    Map<Integer, Boolean> kept = new TreeMap<>();
    double[] accuracies = {0.5, 0.4, 0.6};
    for (int trial = 0; trial < 3; trial++) {
      TrialSpec spec = next(loop).orElseThrow();
      loop.coordinator().measured(measured(spec, accuracies[trial]));
      kept.put(trial, loop.coordinator().keeps(spec.id(), spec.attempt(), COMPLETED.results()));
      loop.coordinator().ended(spec.id(), spec.attempt(), COMPLETED);
      assertThat(loop.coordinator().keeps(spec.id(), spec.attempt(), COMPLETED.results()))
          .isFalse();
    }

    assertThat(next(loop)).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(kept).isEqualTo(Map.of(0, true, 1, false, 2, true));
    assertThat(deleted).containsExactly(1, 0);
  }

  @Test
  void topModels_keepFewerWhereTheyAreTooLarge() {
    TopModels models =
        new TopModels(
            Objectives.of(new Objective("val_accuracy", Goal.MAXIMIZE)),
            3,
            1_000,
            shelf,
            Runnable::run);
    SweepHistory history = history(grid(1));
    double[] accuracies = {0.5, 0.6, 0.4, 0.9};
    for (int trial = 0; trial <= LARGE; trial++) {
      TrialId id = new TrialId("s-1", trial);
      history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(1), ""));
      Measurement measured = new Measurement(1, 10, Map.of("val_accuracy", accuracies[trial]));
      history.apply(new TrialMeasured(id, 0, 1, 0, 1, measured));
      history.apply(new TrialEnded(id, 0, 1, 0, COMPLETED));
      models.ended(history.trial(trial).orElseThrow(), false, false);
    }

    assertThat(deleted).containsExactly(2, LARGE);
  }

  @Test
  void topModels_keepTheBestOfThoseThatAreStopped() {
    TopModels models =
        new TopModels(
            Objectives.of(new Objective("val_accuracy", Goal.MAXIMIZE)),
            1,
            1_000,
            shelf,
            Runnable::run);
    SweepHistory history = history(grid(1));
    double[] accuracies = {0.5, 0.7, 0.9};
    for (int trial = 0; trial < 3; trial++) {
      TrialId id = new TrialId("s-1", trial);
      history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(1), ""));
      Measurement measured = new Measurement(1, 10, Map.of("val_accuracy", accuracies[trial]));
      history.apply(new TrialMeasured(id, 0, 1, 0, 1, measured));
      boolean tested = trial == 1;
      Map<String, Double> results = tested ? Map.of("test_accuracy", 0.6) : Map.of();
      TrialEnd stopped = new Stopped("median", 1, 0.8, accuracies[trial], 5);
      TrialReport report = trial == 0 ? COMPLETED : new TrialReport(stopped, 1, results);
      history.apply(new TrialEnded(id, 0, 1, 0, report));
      models.ended(history.trial(trial).orElseThrow(), false, false);
    }

    assertThat(deleted).containsExactly(0, 2);
  }

  /** The second pack is known to the log, the trials between are not. */
  @Test
  void resumed_startsTrialsThatADriverBeforePassedOver() throws Exception {
    trainer = TrainerChoice.AUTO;
    Sweep sweep =
        sweep(
            new Method.GridSearch(),
            new TreeMap<>(
                Map.of(
                    "batch_size", new Categorical(List.of(32L, 64L)),
                    "hidden", new Categorical(List.of(10L, 11L, 12L)))));
    SweepLoop first = loop(sweep);
    assertThat(first.start()).isNotDone();
    assertThat(first.coordinator().next("slot"))
        .extracting(spec -> spec.id().trial())
        .containsExactly(0, 1, 2);

    SweepHistory history = history(sweep);
    for (int trial : List.of(0, 2, 5)) {
      TrialId id = new TrialId("s-1", trial);
      history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(1), ""));
    }
    history.apply(new TrialEnded(new TrialId("s-1", 2), 0, 1, 0, COMPLETED));
    history.apply(new SweepEnded("s-1", 0, 9, Outcome.INTERRUPTED, List.of()));
    SweepLoop second = loop(sweep, history, Limits.NONE);
    CompletableFuture<Outcome> done = second.start().thenApply(EndedSweep::outcome);
    List<Integer> started = new ArrayList<>();
    for (List<TrialSpec> pack = second.coordinator().next("slot");
        !pack.isEmpty();
        pack = second.coordinator().next("slot")) {
      for (TrialSpec spec : pack) {
        started.add(spec.id().trial());
        second.coordinator().ended(spec.id(), spec.attempt(), COMPLETED);
      }
    }

    assertThat(started).containsExactlyInAnyOrder(0, 1, 3, 4, 5);
    assertThat(done.get()).isEqualTo(Outcome.FINISHED);
    assertThat(second.<Counts>look(SweepHistory::counts).join())
        .isEqualTo(new Counts(6, 6, 0, 0, 0, 0, 0));
  }

  @Test
  void end_countsOnlyOnceTheLogHasIt() throws Exception {
    log = MemoryLog.holding();
    SweepLoop loop = loop(grid(1));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    TrialSpec spec = next(loop).orElseThrow();
    next(loop);
    log.release();

    loop.coordinator().ended(spec.id(), 1, COMPLETED);
    assertThat(loop.<Integer>look(h -> h.counts().completed()).join()).isZero();
    log.release();
    assertThat(loop.<Integer>look(h -> h.counts().completed()).join()).isEqualTo(1);
    assertThat(done).isNotDone();
    log.release();
    assertThat(done.get()).isEqualTo(Outcome.FINISHED);
  }

  @Test
  void lostTrial_isTriedThreeTimesAndThenFailed() {
    SweepLoop loop = loop(grid(1));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);

    for (int attempt = 1; attempt <= 3; attempt++) {
      TrialSpec spec = next(loop).orElseThrow();
      assertThat(spec.attempt()).isEqualTo(attempt);
      loop.coordinator().ended(spec.id(), attempt, failed(FailureKind.LOST));
    }
    assertThat(next(loop)).isEmpty();

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(log.events(TrialStarted.class))
        .extracting(TrialStarted::attempt)
        .containsExactly(1, 2, 3);
    assertThat(log.events(TrialEnded.class)).hasSize(1);
    assertThat(loop.<Integer>look(h -> h.counts().failed()).join()).isEqualTo(1);
  }

  @Test
  void invalidTrial_failsAtOnceAndTheSweepGoesOn() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);

    TrialSpec first = next(loop).orElseThrow();
    loop.coordinator().ended(first.id(), 1, failed(FailureKind.INVALID));
    TrialSpec second = next(loop).orElseThrow();
    loop.coordinator().ended(second.id(), 1, COMPLETED);
    assertThat(next(loop)).isEmpty();

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(second.id().trial()).isEqualTo(1);
  }

  @Test
  void reportOfAnOlderAttempt_isAbandonedAndCountsNothing() {
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    TrialSpec old = next(loop).orElseThrow();
    loop.coordinator().ended(old.id(), 1, failed(FailureKind.LOST));
    assertThat(next(loop)).isPresent();

    assertThat(loop.coordinator().measured(measured(old, 0.9))).isEqualTo(Verdict.ABANDON);
    loop.coordinator().ended(old.id(), 1, COMPLETED);

    assertThat(log.events(TrialEnded.class)).isEmpty();
  }

  @Test
  void interrupt_leavesRunningTrialsToBeRunAgain() {
    SweepLoop loop = loop(grid(2));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    TrialSpec spec = next(loop).orElseThrow();

    loop.interrupt("enough");
    assertThat(loop.coordinator().measured(measured(spec, 0.9))).isEqualTo(Verdict.ABANDON);
    loop.coordinator().ended(spec.id(), 1, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.INTERRUPTED);
    assertThat(next(loop)).isEmpty();
    assertThat(log.events(TrialEnded.class)).isEmpty();
    assertThat(loop.<Long>look(h -> h.counts().pending()).join()).isEqualTo(2);
    assertThat(loop.<SweepState>look(SweepHistory::state).join()).isEqualTo(SweepState.INTERRUPTED);
  }

  @Test
  void resumed_runsWhatWasLeftAsNewAttemptsAndThenTheRest() {
    SweepLoop first = loop(grid(3));
    first.start().isDone();
    TrialSpec a = next(first).orElseThrow();
    TrialSpec b = next(first).orElseThrow();
    first.coordinator().ended(b.id(), 1, COMPLETED);
    SweepHistory history = first.look(h -> h).join();
    history.apply(taken(1));

    SweepLoop second = loop(grid(3), history, Limits.NONE);
    CompletableFuture<Outcome> done = second.start().thenApply(EndedSweep::outcome);
    TrialSpec again = next(second).orElseThrow();
    TrialSpec rest = next(second).orElseThrow();

    assertThat(again.id()).isEqualTo(a.id());
    assertThat(again.parameters()).isEqualTo(a.parameters());
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.driver()).isEqualTo(1);
    assertThat(rest.id().trial()).isEqualTo(2);
    second.coordinator().ended(again.id(), 2, COMPLETED);
    second.coordinator().ended(rest.id(), 1, COMPLETED);
    assertThat(next(second)).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(second.<Integer>look(h -> h.counts().completed()).join()).isEqualTo(3);
  }

  @Test
  void outOfMemory_isTriedAgainOnlyWhenNothingElseRuns() {
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    TrialSpec big = next(loop).orElseThrow();
    TrialSpec other = next(loop).orElseThrow();
    loop.coordinator().ended(big.id(), 1, failed(FailureKind.OUT_OF_MEMORY));
    TrialSpec third = next(loop).orElseThrow();
    assertThat(third.id().trial()).isEqualTo(2);
    loop.coordinator().ended(third.id(), 1, COMPLETED);

    assertThat(next(loop)).isEmpty();
    loop.coordinator().ended(other.id(), 1, COMPLETED);
    TrialSpec alone = next(loop).orElseThrow();
    assertThat(alone.id()).isEqualTo(big.id());
    assertThat(next(loop)).isEmpty();
    loop.coordinator().ended(alone.id(), 2, COMPLETED);

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
    assertThat(loop.coordinator().measured(measured(spec, 0.9))).isEqualTo(Verdict.STOP);
    assertThat(loop.coordinator().measured(measured(other, 0.9))).isEqualTo(Verdict.CONTINUE);
    loop.coordinator().ended(spec.id(), 1, cancelled());

    assertThat(loop.<TrialState>look(h -> h.trial(0).orElseThrow().state()).join())
        .isEqualTo(TrialState.CANCELLED);
  }

  @Test
  void stoppingRule_endsTheTrialWithItsReasonAndNoOther() {
    TrialEnd.Stopped end = new TrialEnd.Stopped("made", 1, 0.5, 0.4, 2);
    rule =
        (history, trial) ->
            trial.lastMeasurement().orElseThrow().metrics().get("val_accuracy") < 0.5
                ? new Decision.Stop(end)
                : Decision.CONTINUE;
    SweepLoop loop = loop(grid(2));
    loop.start().isDone();
    TrialSpec weak = next(loop).orElseThrow();
    TrialSpec good = next(loop).orElseThrow();

    assertThat(loop.coordinator().measured(measured(weak, 0.4))).isEqualTo(Verdict.STOP);
    assertThat(loop.coordinator().measured(measured(good, 0.6))).isEqualTo(Verdict.CONTINUE);
    assertThat(loop.coordinator().alive(weak.id(), 1, 5)).isEqualTo(Verdict.STOP);
    loop.coordinator().ended(weak.id(), 1, cancelled());
    loop.coordinator().ended(good.id(), 1, COMPLETED);

    assertThat(loop.<TrialEnd>look(h -> h.trial(0).orElseThrow().report().get().end()).join())
        .isEqualTo(end);
    assertThat(loop.<Counts>look(SweepHistory::counts).join())
        .isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0));
  }

  /** What the rule said of an attempt that was lost since does not bind the next one. */
  @Test
  void stoppingRule_judgesAnotherAttemptAnew() {
    rule = (history, trial) -> new Decision.Stop(new TrialEnd.Stopped("made", 1, 0.5, 0.4, 2));
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    TrialSpec first = next(loop).orElseThrow();
    loop.coordinator().measured(measured(first, 0.4));
    loop.coordinator().ended(first.id(), 1, failed(FailureKind.LOST));
    rule = (history, trial) -> Decision.CONTINUE;

    TrialSpec second = next(loop).orElseThrow();

    assertThat(loop.coordinator().alive(second.id(), 2, 0)).isEqualTo(Verdict.CONTINUE);
  }

  /** A disk that hangs holds up neither another slot's next trial nor the log. */
  @Test
  void diskThatBlocks_delaysNoSlot() throws Exception {
    CountDownLatch mended = new CountDownLatch(1);
    try (SerialThread blocked = new SerialThread("disk", Duration.ofSeconds(20));
        SerialThread owner = new SerialThread("owner", Duration.ofSeconds(20))) {
      blocked.execute(() -> await(mended));
      disk = blocked;
      thread = owner;
      SweepLoop loop = loop(grid(2));
      CompletableFuture<EndedSweep> done = loop.start();
      TrialSpec first = next(loop).orElseThrow();
      loop.coordinator().measured(measured(first, 0.5));
      loop.coordinator().ended(first.id(), 1, COMPLETED);
      TrialSpec second = next(loop).orElseThrow();
      loop.coordinator().measured(measured(second, 0.7));
      loop.coordinator().ended(second.id(), 1, COMPLETED);
      assertThat(next(loop)).isEmpty();

      assertThat(done.get(9, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.FINISHED);
      assertThat(deleted).isEmpty();
      mended.countDown();
    }
    assertThat(deleted).containsExactly(0);
  }

  /** A viewer that hangs with what it asked for, say a terminal that takes no more text. */
  @Test
  void viewerThatBlocks_delaysNoSlot() throws Exception {
    CountDownLatch mended = new CountDownLatch(1);
    try (SerialThread owner = new SerialThread("owner", Duration.ofSeconds(20));
        SerialThread viewer = new SerialThread("viewer", Duration.ofSeconds(20))) {
      thread = owner;
      SweepLoop loop = loop(grid(1));
      CompletableFuture<EndedSweep> done = loop.start();
      CompletableFuture<Void> shown =
          loop.look(SweepHistory::counts).thenAcceptAsync(counts -> await(mended), viewer);
      TrialSpec spec = next(loop).orElseThrow();
      loop.coordinator().ended(spec.id(), 1, COMPLETED);
      assertThat(next(loop)).isEmpty();

      assertThat(done.get(9, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.FINISHED);
      assertThat(shown).isNotDone();
      mended.countDown();
      shown.get(9, TimeUnit.SECONDS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void interruptedTrialThatNobodyStopped_isLostAndTriedAgain() {
    SweepLoop loop = loop(grid(1));
    loop.start().isDone();
    TrialSpec spec = next(loop).orElseThrow();

    loop.coordinator().ended(spec.id(), 1, cancelled());

    assertThat(log.events(TrialRetried.class))
        .extracting(e -> e.failure().kind())
        .containsExactly(FailureKind.LOST);
    assertThat(next(loop).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void budgetFailed_givesTheSweepUpAtThatManyFailures() {
    SweepLoop loop = loop(grid(3), history(grid(3)), limits(OptionalInt.of(2), Optional.empty()));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    for (int trial = 0; trial < 2; trial++) {
      TrialSpec spec = next(loop).orElseThrow();
      assertThat(done).isNotDone();
      loop.coordinator().ended(spec.id(), 1, failed(FailureKind.ERROR));
    }

    assertThat(done).isCompletedWithValue(Outcome.FAILED);
    assertThat(next(loop)).isEmpty();
    assertThat(log.events(SweepEnded.class).get(0).notes().get(0))
        .startsWith("given up after 2 failed trials, as budget.failed says");
    assertThat(loop.<Long>look(h -> h.counts().pending()).join()).isEqualTo(1);
  }

  @Test
  void budgetTime_startsNothingMoreAndEndsWithWhatRuns() {
    SweepHistory history = history(grid(3));
    history.apply(taken(1));
    SweepLoop loop =
        loop(grid(3), history, limits(OptionalInt.empty(), Optional.of(Duration.ofMillis(500))));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    now = 1_400;
    TrialSpec spec = next(loop).orElseThrow();
    now = 1_500;
    assertThat(next(loop)).isEmpty();
    assertThat(done).isNotDone();
    loop.coordinator().ended(spec.id(), 1, COMPLETED);

    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
    assertThat(loop.<Counts>look(SweepHistory::counts).join())
        .isEqualTo(new Counts(3, 1, 0, 0, 2, 0, 0));
  }

  @Test
  void target_onceMetNothingMoreIsStarted() {
    Limits target = Limits.NONE.withTarget(OptionalDouble.of(0.8));
    SweepLoop loop = loop(grid(3), history(grid(3)), target);
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    TrialSpec weak = next(loop).orElseThrow();
    loop.coordinator().measured(measured(weak, 0.7));
    loop.coordinator().ended(weak.id(), 1, COMPLETED);
    TrialSpec good = next(loop).orElseThrow();
    loop.coordinator().measured(measured(good, 0.8));
    loop.coordinator().ended(good.id(), 1, COMPLETED);

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
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    assertThat(next(loop)).isPresent();

    log.fail(new IllegalStateException("disk full"));

    assertThatThrownBy(done::get).hasRootCauseMessage("disk full");
    assertThat(next(loop)).isEmpty();
  }

  @Test
  void coarseToFine_opensTheNextStageOnlyWhenTheFirstHasEnded() {
    SweepLoop loop = loop(coarseToFine());
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);
    TrialSpec a = next(loop).orElseThrow();
    TrialSpec b = next(loop).orElseThrow();
    loop.coordinator().measured(measured(a, 0.9));
    loop.coordinator().ended(a.id(), 1, COMPLETED);
    assertThat(next(loop)).isEmpty();
    assertThat(log.events(StageOpened.class)).hasSize(1);

    int before = backend.wakeUps;
    loop.coordinator().measured(measured(b, 0.1));
    loop.coordinator().ended(b.id(), 1, COMPLETED);
    assertThat(backend.wakeUps).isGreaterThan(before);
    TrialSpec c = next(loop).orElseThrow();
    assertThat(log.events(StageOpened.class)).hasSize(2);
    loop.coordinator().ended(c.id(), 1, COMPLETED);
    assertThat(next(loop)).isEmpty();
    assertThat(done).isCompletedWithValue(Outcome.FINISHED);
  }

  private SweepLoop loop(Sweep sweep) {
    return loop(sweep, history(sweep), Limits.NONE);
  }

  @Test
  void learningSampler_isAskedForWhatStartsNowAndNobodyWaitsForIt() throws Exception {
    CompletableFuture<Object> computed = new CompletableFuture<>();
    List<Integer> asked = new ArrayList<>();
    sampler =
        new Sampler() {
          @Override
          public boolean learns() {
            return true;
          }

          @Override
          public OptionalLong planned() {
            return OptionalLong.of(3);
          }

          @Override
          public Suggestion suggest(int trial, SweepHistory history) {
            asked.add(trial);
            if (trial == 3) {
              return new Suggestion.Done();
            }
            return trial == 1 && !computed.isDone()
                ? new Suggestion.Computing(computed)
                : new Suggestion.Trial(Map.of("a", trial), Budget.epochs(1));
          }
        };
    log = MemoryLog.holding();
    SweepLoop loop = loop(grid(3));
    CompletableFuture<Outcome> done = loop.start().thenApply(EndedSweep::outcome);

    TrialSpec first = next(loop).orElseThrow();
    assertThat(asked).containsExactly(0);
    loop.coordinator().ended(first.id(), first.attempt(), COMPLETED);
    // The log does not have the end yet, so there is nothing to learn from it.
    assertThat(next(loop)).isEmpty();
    assertThat(asked).containsExactly(0);
    log.release();
    assertThat(next(loop)).isEmpty();
    assertThat(next(loop)).isEmpty();
    int wakeUps = backend.wakeUps;
    computed.complete("there");

    assertThat(backend.wakeUps).isGreaterThan(wakeUps);
    assertThat(next(loop)).map(spec -> spec.id().trial()).contains(1);
    assertThat(done).isNotDone();
  }

  private static Optional<TrialSpec> next(SweepLoop loop) {
    List<TrialSpec> next = loop.coordinator().next("slot");
    assertThat(next).hasSizeLessThan(2);
    return next.stream().findFirst();
  }

  private static SweepHistory history(Sweep sweep) {
    return new SweepHistory(
        TestSubmissions.submission("s-1")
            .name(sweep.name())
            .objective(sweep.objective())
            .method(sweep.search().method().word())
            .planned(Samplers.of(sweep).planned())
            .build());
  }

  private SweepLoop loop(Sweep sweep, SweepHistory history, Limits limits) {
    SpecFactory specs =
        new SpecFactory(
            new NetworkTraining(NamedOptions.named("digits"), NamedOptions.named("mlp")),
            sweep.search().seed(),
            1,
            sweep.output().recording(),
            sweep.search().seeds(),
            TrialLimits.NONE,
            trainer,
            TwinPolicy.TRAIN,
            0);
    SweepJournal journal = new SweepJournal(history, log, () -> Instant.ofEpochMilli(now));
    StopConditions conditions = new StopConditions(limits, sweep.objectives());
    TrialQueue queue =
        new TrialQueue(sampler == null ? Samplers.of(sweep) : sampler, journal, specs, conditions);
    TopModels models = new TopModels(sweep.objectives(), 1, 1_000, shelf, disk);
    return new SweepLoop(
        new LoopParts(journal, queue, backend, models, conditions, (h, t) -> rule.decide(h, t)),
        thread);
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
        TrialLimits.DEFAULT,
        OptionalLong.empty(),
        OptionalDouble.empty());
  }

  private static Sweep grid(int values) {
    Object[] choices = List.of(1L, 2L, 3L).subList(0, values).toArray();
    return sweep(new Method.GridSearch(), new Categorical(List.of(choices)));
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
    return TestSweeps.sweep()
        .name("s")
        .objective(new Objective("val_accuracy", Goal.MAXIMIZE))
        .space(new SearchSpace(parameters))
        .method(method)
        .seed(7)
        .build();
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
