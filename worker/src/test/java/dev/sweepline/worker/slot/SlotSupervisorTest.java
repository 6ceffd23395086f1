package dev.sweepline.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotSupervisorTest {
  private static final TrialReport DONE = new TrialReport(new Completed(), 0, Map.of());
  private static final Measurement EPOCH = new Measurement(1, 1, Map.of("val_loss", 1.0));
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final CountDownLatch released = new CountDownLatch(1);
  private final ListSink sink = new ListSink();

  /** Every look at it finds a second gone by, and looks come as fast as they can. */
  private final AtomicLong seconds = new AtomicLong();

  private final SlotTiming timing =
      new SlotTiming(
          InstantSource.fixed(Instant.EPOCH),
          () -> seconds.incrementAndGet() * 1_000_000_000L,
          Duration.ofMillis(5),
          Duration.ofMillis(50));

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void hungTrial_isAbandonedAndItsSlotGoesOn() throws Exception {
    CompletableFuture<Verdict> late = new CompletableFuture<>();
    QueueCoordinator desk = new QueueCoordinator(hanging(0), free(1));
    SlotSupervisor loop = loop(desk, false, (spec, listener) -> hang(spec, listener, late));

    loop.run("slot/0");

    assertThat(desk.reports().get(0).end())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.HUNG);
              assertThat(failed.reason()).isEqualTo("no minibatch finished for 1 s");
              assertThat(failed.detail()).contains("SlotSupervisorTest.hang");
            });
    assertThat(desk.reports().get(0).measurements()).isEqualTo(1);
    assertThat(desk.reports().get(1)).isEqualTo(DONE);
    assertThat(loop.abandoned()).isEqualTo(1);

    List<String> heard = desk.heard();
    released.countDown();
    assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo(Verdict.ABANDON);
    assertThat(desk.heard()).isEqualTo(heard).containsOnlyOnce("ended 0");
    assertThat(sink.sent()).isEqualTo(1);
  }

  /**
   * Measures once, then ignores everybody until it is released, and then still has a lot to say.
   */
  private TrialReport hang(
      TrialSpec spec, EpochListener listener, CompletableFuture<Verdict> late) {
    if (spec.id().trial() == 1) {
      return DONE;
    }
    listener.measured(EPOCH);
    awaitRelease();
    Verdict verdict = listener.measured(EPOCH);
    if (listener.keeps(Map.of())) {
      late.complete(Verdict.CONTINUE);
    }
    late.complete(verdict);
    return DONE;
  }

  private void awaitRelease() {
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        // That is what it does: it hangs.
        assertThat(released.getCount()).isPositive();
      }
    }
  }

  @Test
  void hungTrial_endsAJvmThatCanBeReplaced() {
    QueueCoordinator desk = new QueueCoordinator(hanging(0), free(1));
    SlotSupervisor loop = loop(desk, true, (spec, listener) -> hang(spec, listener, ignored()));

    loop.run("slot/0");

    assertThat(desk.reports()).containsOnlyKeys(0);
    assertThat(loop.isSpent()).isTrue();
  }

  private static CompletableFuture<Verdict> ignored() {
    return new CompletableFuture<>();
  }

  @Test
  void slowTrial_endsWithTimeoutAndItsThreadEnds() {
    QueueCoordinator desk =
        new QueueCoordinator(Specs.limited(0, SECOND, TrialLimits.FOREVER), free(1));
    SlotSupervisor loop =
        loop(
            desk,
            true,
            (spec, listener) -> {
              while (spec.id().trial() == 0 && !Thread.currentThread().isInterrupted()) {
                listener.heartbeat().beat();
              }
              return DONE;
            });

    loop.run("slot/0");

    assertThat(desk.reports().get(0).end())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
              assertThat(failed.reason()).isEqualTo("not done after 1 s");
            });
    assertThat(desk.reports().get(1)).isEqualTo(DONE);
    assertThat(loop.abandoned()).isZero();
  }

  @Test
  void trialThatTheDeskStops_hearsItAtItsNextMinibatch() {
    TrialReport stopped = new TrialReport(new Cancelled("stopped"), 0, Map.of());
    QueueCoordinator desk = new QueueCoordinator(free(0));
    desk.answerAlive(Verdict.STOP);

    loop(
            desk,
            false,
            (spec, listener) -> {
              while (!listener.heartbeat().isStopped()) {
                listener.heartbeat().beat();
              }
              return stopped;
            })
        .run("slot/0");

    assertThat(desk.reports()).containsEntry(0, stopped);
  }

  /** Its thread ends the process, however long that takes; so it is not given up. */
  @Test
  void programThatTakesTooLong_isToldToEndAndItsThreadStays() {
    Duration forever = TrialLimits.FOREVER;
    QueueCoordinator desk =
        new QueueCoordinator(program(0, SECOND, forever), program(1, forever, SECOND));

    SlotSupervisor loop =
        loop(
            desk,
            true,
            (spec, listener) -> {
              while (!listener.heartbeat().isStopped()) {
                Thread.onSpinWait();
              }
              return new TrialReport(new Cancelled("stopped by the driver"), 0, Map.of());
            });
    loop.run("slot/0");

    assertThat(desk.reports().get(0).end())
        .isEqualTo(new Failed(FailureKind.TIMEOUT, "not done after 1 s", ""));
    assertThat(desk.reports().get(1).end())
        .isEqualTo(new Failed(FailureKind.HUNG, "no report for 1 s", ""));
    assertThat(loop.abandoned()).isZero();
  }

  private static TrialSpec program(int trial, Duration time, Duration hangAfter) {
    return TestSpecs.spec(new TrialId("test", trial))
        .program(new ProgramRun(Program.of("train.py"), 1, List.of("loss")))
        .limits(new TrialLimits(time, hangAfter))
        .build();
  }

  @Test
  void whatATrialThrows_isItsEndAndTheSlotGoesOn() {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1));

    loop(
            desk,
            false,
            (spec, listener) -> {
              if (spec.id().trial() == 0) {
                throw new OutOfMemoryError("not even for the report");
              }
              return DONE;
            })
        .run("slot/0");

    assertThat(kind(desk.reports().get(0))).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(desk.reports().get(1)).isEqualTo(DONE);
  }

  @Test
  void flagThatATrialSetItself_reachesNobody() {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1));
    List<Boolean> flags = new ArrayList<>();

    loop(
            desk,
            false,
            (spec, listener) -> {
              flags.add(Thread.currentThread().isInterrupted());
              Thread.currentThread().interrupt();
              return DONE;
            })
        .run("slot/0");

    assertThat(flags).containsExactly(false, false);
    assertThat(desk.reports()).hasSize(2);
  }

  @Test
  void trialThatNobodyHears_isLost() {
    QueueCoordinator desk = new QueueCoordinator(free(0));
    desk.goDeaf();

    loop(
            desk,
            false,
            (spec, listener) -> {
              assertThat(listener.measured(EPOCH)).isEqualTo(Verdict.ABANDON);
              return new TrialReport(new Cancelled("stopped by the driver"), 1, Map.of());
            })
        .run("slot/0");

    assertThat(kind(desk.reports().get(0))).isEqualTo(FailureKind.LOST);
  }

  @Test
  void measurementsThatTheLogRefuses_areAnError() {
    QueueCoordinator desk = new QueueCoordinator(free(0));
    sink.refuse();

    loop(desk, false, (spec, listener) -> DONE).run("slot/0");

    assertThat(kind(desk.reports().get(0))).isEqualTo(FailureKind.ERROR);
  }

  @Test
  void closing_leavesTheTrialInFlightUnreported() throws Exception {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1));
    CountDownLatch started = new CountDownLatch(1);
    SlotSupervisor loop =
        loop(
            desk,
            false,
            (spec, listener) -> {
              started.countDown();
              awaitRelease();
              listener.measured(EPOCH);
              return DONE;
            });
    Thread slot = new Thread(() -> loop.run("slot/0"));
    slot.start();
    started.await();

    slot.interrupt();
    slot.join(10_000);

    assertThat(slot.isAlive()).isFalse();
    assertThat(desk.heard()).isEmpty();
  }

  private SlotSupervisor loop(
      QueueCoordinator desk,
      boolean replaced,
      BiFunction<TrialSpec, EpochListener, TrialReport> trial) {
    return loop(
        desk,
        replaced,
        attempts -> {
          for (TrialAttempt attempt : attempts) {
            TrialReport report = trial.apply(attempt.spec(), attempt);
            attempt.ended(report.end(), report.results(), "");
          }
        });
  }

  private SlotSupervisor loop(QueueCoordinator desk, boolean replaced, TrialExecutor trials) {
    return new SlotSupervisor(desk, trials, sink, timing, replaced);
  }

  @Test
  void pack_endsTrialByTrialAndGoesOnWithTheNext() {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1), free(2)).together(2);
    List<Integer> sizes = new ArrayList<>();
    TrialExecutor trials =
        attempts -> {
          sizes.add(attempts.size());
          attempts.forEach(a -> a.measured(EPOCH));
          attempts.forEach(SlotSupervisorTest::complete);
        };

    loop(desk, false, trials).run("slot/0");

    assertThat(sizes).containsExactly(2, 1);
    assertThat(desk.heard())
        .containsExactly("measured 0", "measured 1", "ended 0", "ended 1", "measured 2", "ended 2");
  }

  @Test
  void pack_thatHangsGivesUpOnlyWhatHasNotEnded() {
    QueueCoordinator desk =
        new QueueCoordinator(hanging(0), hanging(1), hanging(2), free(3)).together(3);
    TrialExecutor trials =
        attempts -> {
          complete(attempts.get(0));
          if (attempts.size() > 1) {
            awaitRelease();
            complete(attempts.get(1));
          }
        };
    SlotSupervisor loop = loop(desk, false, trials);

    loop.run("slot/0");

    assertThat(desk.reports().get(0)).isEqualTo(DONE);
    assertThat(kind(desk.reports().get(1))).isEqualTo(FailureKind.HUNG);
    assertThat(kind(desk.reports().get(2))).isEqualTo(FailureKind.HUNG);
    assertThat(desk.reports().get(3)).isEqualTo(DONE);
    assertThat(loop.abandoned()).isEqualTo(1);
  }

  @Test
  void pack_trainsOnWhileTheLogHasNotTakenWhatOneMeasured() {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1)).together(2);
    CountDownLatch trained = new CountDownLatch(1);
    sink.acknowledgeAfter(trained);
    TrialExecutor trials =
        attempts -> {
          complete(attempts.get(0));
          attempts.get(1).measured(EPOCH);
          trained.countDown();
          complete(attempts.get(1));
        };

    loop(desk, false, trials).run("slot/0");

    assertThat(desk.heard()).containsExactly("measured 1", "ended 0", "ended 1");
    assertThat(desk.reports()).containsEntry(0, DONE);
  }

  @Test
  void closing_leavesUnreportedWhatTheLogHasNotTaken() throws Exception {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1));
    CountDownLatch ended = new CountDownLatch(1);
    sink.acknowledgeAfter(released);
    TrialExecutor trials =
        attempts -> {
          complete(attempts.get(0));
          ended.countDown();
        };
    SlotSupervisor loop = loop(desk, false, trials);
    Thread slot = new Thread(() -> loop.run("slot/0"));
    slot.start();
    ended.await();

    slot.interrupt();
    slot.join(10_000);

    assertThat(slot.isAlive()).isFalse();
    assertThat(desk.heard()).isEmpty();
  }

  /** A log that takes nothing holds up the slot whose measurement it is, and no other. */
  @Test
  void sinkThatBlocks_delaysNoOtherSlot() throws Exception {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1), free(2));
    CountDownLatch blocked = new CountDownLatch(1);
    TrialExecutor trials =
        attempts -> {
          if (attempts.get(0).spec().id().trial() == 0) {
            blocked.countDown();
            sink.blockUntil(released);
          }
          attempts.forEach(a -> a.measured(EPOCH));
          attempts.forEach(SlotSupervisorTest::complete);
        };
    SlotSupervisor loop = loop(desk, false, trials);
    Thread stuck = new Thread(() -> loop.run("slot/0"));
    stuck.start();
    blocked.await();

    loop.run("slot/1");

    assertThat(desk.reports()).containsOnlyKeys(1, 2);
    released.countDown();
    stuck.join(10_000);
    assertThat(desk.reports()).containsOnlyKeys(0, 1, 2);
  }

  /** A trial is to blame for what it takes itself, and the others train on. */
  @Test
  void pack_endsTheTrialThatTakesTooLong() {
    TrialSpec slow = Specs.limited(0, SECOND, TrialLimits.FOREVER);
    QueueCoordinator desk = new QueueCoordinator(slow, free(1)).together(2);
    TrialExecutor trials =
        attempts -> {
          while (!attempts.get(0).heartbeat().isStopped()) {
            attempts.forEach(a -> a.heartbeat().beat());
          }
          attempts.get(0).ended(new Cancelled("stopped by the driver"), Map.of(), "");
          complete(attempts.get(1));
        };

    loop(desk, false, trials).run("slot/0");

    assertThat(kind(desk.reports().get(0))).isEqualTo(FailureKind.TIMEOUT);
    assertThat(desk.reports().get(1)).isEqualTo(DONE);
    assertThat(seconds.get()).as("two share the time").isGreaterThan(2);
  }

  @Test
  void pack_whoseTrialsThrowLosesNone() {
    QueueCoordinator desk = new QueueCoordinator(free(0), free(1), free(2)).together(3);
    TrialExecutor trials =
        attempts -> {
          complete(attempts.get(1));
          throw new OutOfMemoryError("on purpose");
        };

    loop(desk, false, trials).run("slot/0");

    assertThat(kind(desk.reports().get(0))).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(desk.reports().get(1)).isEqualTo(DONE);
    assertThat(kind(desk.reports().get(2))).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  private static void complete(TrialAttempt attempt) {
    attempt.ended(DONE.end(), DONE.results(), "");
  }

  private static TrialSpec hanging(int trial) {
    return Specs.limited(trial, TrialLimits.FOREVER, SECOND);
  }

  private static TrialSpec free(int trial) {
    return Specs.limited(trial, TrialLimits.FOREVER, TrialLimits.FOREVER);
  }

  private static FailureKind kind(TrialReport report) {
    return ((Failed) report.end()).kind();
  }

  /** Counts what it is sent. */
  private static final class ListSink implements MetricSink {
    private final List<TrialMeasured> events = new ArrayList<>();
    private boolean refusing;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private CountDownLatch acknowledged = new CountDownLatch(0);

    @Override
    public void send(TrialMeasured event) {
      if (event.id().trial() == 0) {
        await(open);
      }
      synchronized (this) {
        events.add(event);
      }
    }

    /** Keeps trial 0 waiting as a full buffer does. */
    void blockUntil(CountDownLatch event) {
      open = event;
    }

    private static void await(CountDownLatch event) {
      try {
        event.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized int sent() {
      return events.size();
    }

    void refuse() {
      refusing = true;
    }

    void acknowledgeAfter(CountDownLatch event) {
      acknowledged = event;
    }

    @Override
    public void flush(TrialId trial) {
      try {
        if (!acknowledged.await(10, TimeUnit.SECONDS)) {
          throw new IllegalStateException("not acknowledged");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      if (refusing) {
        throw new IllegalStateException("measurements could not be logged");
      }
    }

    @Override
    public void close() {}
  }
}
