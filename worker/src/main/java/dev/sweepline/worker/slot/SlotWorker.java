package dev.sweepline.worker.slot;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.log.TrialLog;
import dev.sweepline.worker.train.Heartbeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a slot's training thread: it asks, trains and reports until there is nothing to do or
 * its trial was given up. One thread for many trials, so that a trial costs no thread.
 */
final class SlotWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SlotWorker.class);

  private final String slot;
  private final TrialCoordinator coordinator;
  private final TrialExecutor trials;
  private final MetricSink sink;
  private final ReportSender reporter;
  private final SlotTiming timing;
  private final BooleanSupplier over;
  private volatile PackWatchdog current = PackWatchdog.NONE;

  /**
   * Work that has not begun.
   *
   * @param over whether no trial is to be taken any more
   */
  SlotWorker(
      String slot,
      TrialCoordinator coordinator,
      TrialExecutor trials,
      MetricSink sink,
      SlotTiming timing,
      BooleanSupplier over) {
    this.slot = slot;
    this.coordinator = coordinator;
    this.trials = trials;
    this.sink = sink;
    this.reporter = new ReportSender("report-" + slot, coordinator, sink);
    this.timing = timing;
    this.over = over;
  }

  /** The trials in hand, or the last ones. */
  PackWatchdog current() {
    return current;
  }

  /** What tells the coordinator of its trials' ends. */
  ReportSender reporter() {
    return reporter;
  }

  @Override
  public void run() {
    try {
      List<TrialSpec> pack = next();
      while (!pack.isEmpty() && train(pack)) {
        pack = next();
      }
    } catch (RuntimeException | Error e) {
      // Whoever runs the slot finds the trials still in its hands.
      LOG.warn("slot {} ends: {}", slot, e.toString(), e);
    }
  }

  private List<TrialSpec> next() {
    return over.getAsBoolean() ? List.of() : coordinator.next(slot);
  }

  /**
   * False when the trials were given up meanwhile and their slot has gone on without this thread.
   */
  private boolean train(List<TrialSpec> pack) {
    PackWatchdog watch = PackWatchdog.of(pack, timing.nanos().getAsLong());
    current = watch;
    List<WatchedAttempt> attempts = watch.trials().stream().map(WatchedAttempt::new).toList();
    TrialLog.begin();
    try {
      LOG.info("{} trains {}", slot, named(pack));
      trials.run(List.copyOf(attempts));
    } catch (Throwable e) {
      // Even where there was no memory left to say what went wrong.
      FailureKind kind =
          e instanceof OutOfMemoryError ? FailureKind.OUT_OF_MEMORY : FailureKind.ERROR;
      Failed failed = new Failed(kind, e.getClass().getSimpleName(), "");
      attempts.forEach(attempt -> attempt.ended(failed, Map.of(), ""));
    } finally {
      TrialLog.end();
    }
    attempts.forEach(WatchedAttempt::awaitHeard);
    return attempts.stream().allMatch(WatchedAttempt::isHeard);
  }

  private static String named(List<TrialSpec> pack) {
    TrialSpec first = pack.get(0);
    return pack.size() == 1
        ? "trial %s, attempt %d".formatted(first.id(), first.attempt())
        : "%d trials from %s on as one".formatted(pack.size(), first.id());
  }

  /** An attempt that is heard until it is given up; it numbers its measurements. */
  private final class WatchedAttempt implements TrialAttempt {
    private final TrialWatchdog watch;
    private final Thread trainer = Thread.currentThread();
    private Optional<RuntimeException> unheard = Optional.empty();
    private Optional<Future<?>> told = Optional.empty();

    WatchedAttempt(TrialWatchdog watch) {
      this.watch = watch;
    }

    @Override
    public TrialSpec spec() {
      return watch.spec();
    }

    @Override
    public void ended(TrialEnd end, Map<String, Double> results, String kernels) {
      if (told.isEmpty() && watch.end()) {
        Thread.interrupted(); // a flag that the network's own code has set
        TrialReport report =
            corrected(new TrialReport(end, watch.sent(), results).withKernels(kernels));
        told = Optional.of(reporter.report(spec(), report.withLog(lines())));
      }
    }

    /** A trial may end on another thread than the one that trains. */
    private List<String> lines() {
      return TrialLog.lines(trainer);
    }

    /** Throws when the coordinator could not be told of the end. */
    void awaitHeard() {
      told.ifPresent(ReportSender::await);
    }

    /** Whether the trial was not given up. */
    boolean isHeard() {
      return told.isPresent();
    }

    @Override
    public Heartbeat heartbeat() {
      return watch.heartbeat();
    }

    @Override
    public Verdict measured(Measurement measurement) {
      if (!watch.enter()) {
        return Verdict.ABANDON;
      }
      try {
        TrialMeasured event = event(measurement);
        Verdict verdict = coordinator.measured(event);
        if (verdict != Verdict.ABANDON) {
          watch.countSent();
          sink.send(event);
        }
        return verdict;
      } catch (RuntimeException e) {
        unheard = Optional.of(e);
        return Verdict.ABANDON;
      } finally {
        watch.leave();
      }
    }

    private TrialMeasured event(Measurement measurement) {
      return new TrialMeasured(
          spec().id(),
          spec().driver(),
          spec().attempt(),
          timing.clock().millis(),
          watch.sent() + 1,
          measurement);
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      if (!watch.enter()) {
        return false;
      }
      try {
        return coordinator.keeps(watch.spec().id(), watch.spec().attempt(), results);
      } catch (RuntimeException e) {
        LOG.warn("trial {} is not saved", watch.spec().id(), e);
        return false;
      } finally {
        watch.leave();
      }
    }

    /** That nobody heard it is no fault of the network: another attempt may be heard. */
    private TrialReport corrected(TrialReport report) {
      Optional<Failed> lost =
          unheard.map(
              e -> new Failed(FailureKind.LOST, "the slot was cut off: " + e.getMessage(), ""));
      Optional<Failed> late =
          watch
              .expired()
              .filter(overrun -> report.end() instanceof Cancelled)
              .map(overrun -> new Failed(overrun.kind(), overrun.reason(), ""));
      return lost.or(() -> late)
          .map(failed -> new TrialReport(failed, watch.sent(), Map.of()))
          .orElse(report);
    }
  }
}
