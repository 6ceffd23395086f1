package dev.sweepline.worker.slot;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.log.TrialLog;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a slot that trains: asks, trains, reports, until there is nothing to do or its
 * trial was given up. One thread for many trials, so that a trial costs no thread.
 */
final class SlotWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SlotWorker.class);

  private final String slot;
  private final TrialCoordinator desk;
  private final TrialExecutor trials;
  private final MetricSink sink;
  private final ReportSender reporter;
  private final InstantSource clock;
  private final BooleanSupplier over;
  private volatile PackWatchdog current = PackWatchdog.NONE;

  /**
   * A shift.
   *
   * @param over whether no trial is to be taken any more
   */
  SlotWorker(
      String slot,
      TrialCoordinator desk,
      TrialExecutor trials,
      MetricSink sink,
      InstantSource clock,
      BooleanSupplier over) {
    this.slot = slot;
    this.desk = desk;
    this.trials = trials;
    this.sink = sink;
    this.reporter = new ReportSender("report-" + slot, desk, sink);
    this.clock = clock;
    this.over = over;
  }

  /** The trials in hand, or the last ones. */
  PackWatchdog current() {
    return current;
  }

  /** What tells the desk of its trials' ends. */
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
    return over.getAsBoolean() ? List.of() : desk.next(slot);
  }

  /**
   * False when the trials were given up meanwhile and their slot has gone on without this thread.
   */
  private boolean train(List<TrialSpec> pack) {
    PackWatchdog watch = PackWatchdog.of(pack, System.nanoTime());
    current = watch;
    List<Speaker> speakers = watch.trials().stream().map(Speaker::new).toList();
    TrialLog.begin();
    try {
      LOG.info("{} trains {}", slot, named(pack));
      trials.run(speakers.stream().map(Speaker::seat).toList());
    } catch (Throwable e) {
      // Even where there was no memory left to say what went wrong.
      FailureKind kind =
          e instanceof OutOfMemoryError ? FailureKind.OUT_OF_MEMORY : FailureKind.ERROR;
      Failed failed = new Failed(kind, e.getClass().getSimpleName(), "");
      speakers.forEach(speaker -> speaker.end(new TrialReport(failed, 0, Map.of())));
    } finally {
      TrialLog.end();
    }
    speakers.forEach(Speaker::awaitHeard);
    return speakers.stream().allMatch(Speaker::isHeard);
  }

  private static String named(List<TrialSpec> pack) {
    TrialSpec first = pack.get(0);
    return pack.size() == 1
        ? "trial %s, attempt %d".formatted(first.id(), first.attempt())
        : "%d trials from %s on as one".formatted(pack.size(), first.id());
  }

  /** Speaks for one attempt while it is not given up, and numbers its measurements. */
  private final class Speaker implements EpochListener {
    private final TrialWatchdog watch;
    private final Thread trainer = Thread.currentThread();
    private Optional<RuntimeException> unheard = Optional.empty();
    private Optional<Future<?>> told = Optional.empty();

    Speaker(TrialWatchdog watch) {
      this.watch = watch;
    }

    PackedRun seat() {
      return new PackedRun(watch.spec(), this, this::end);
    }

    /** Reports the end, the first that it is told, unless the trial was given up. */
    void end(TrialReport report) {
      if (told.isEmpty() && watch.end()) {
        Thread.interrupted(); // a flag that the network's own code has set
        told = Optional.of(reporter.report(watch.spec(), corrected(report).withLog(lines())));
      }
    }

    /** A trial may end on another thread than the one that trains. */
    private List<String> lines() {
      return TrialLog.lines(trainer);
    }

    /** Throws when the desk could not be told of the end. */
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
        TrialSpec spec = watch.spec();
        int sequence = watch.sent() + 1;
        TrialMeasured event =
            new TrialMeasured(
                spec.id(), spec.driver(), spec.attempt(), clock.millis(), sequence, measurement);
        Verdict verdict = desk.measured(event);
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

    @Override
    public boolean keeps(Map<String, Double> results) {
      if (!watch.enter()) {
        return false;
      }
      try {
        return desk.keeps(watch.spec().id(), watch.spec().attempt(), results);
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
