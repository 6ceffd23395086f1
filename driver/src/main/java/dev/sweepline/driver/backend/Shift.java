package dev.sweepline.driver.backend;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.MetricSink;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a slot that trains: asks, trains, reports, until there is nothing to do or its
 * trial was given up. One thread for many trials, so that a trial costs no thread.
 */
final class Shift implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

  private final String slot;
  private final Desk desk;
  private final Trials trials;
  private final MetricSink sink;
  private final InstantSource clock;
  private final BooleanSupplier over;
  private volatile Optional<TrialWatch> current = Optional.empty();

  /**
   * A shift.
   *
   * @param over whether no trial is to be taken any more
   */
  Shift(
      String slot,
      Desk desk,
      Trials trials,
      MetricSink sink,
      InstantSource clock,
      BooleanSupplier over) {
    this.slot = slot;
    this.desk = desk;
    this.trials = trials;
    this.sink = sink;
    this.clock = clock;
    this.over = over;
  }

  /** The trial in hand, or the last one. */
  Optional<TrialWatch> current() {
    return current;
  }

  @Override
  public void run() {
    try {
      Optional<TrialSpec> spec = next();
      while (spec.isPresent() && train(spec.get())) {
        spec = next();
      }
    } catch (RuntimeException | Error e) {
      // Whoever runs the slot finds the trial still in its hands.
      LOG.warn("slot {} ends: {}", slot, e.toString(), e);
    }
  }

  private Optional<TrialSpec> next() {
    return over.getAsBoolean() ? Optional.empty() : desk.next(slot);
  }

  /** False when the trial was given up meanwhile and its slot has gone on without this thread. */
  private boolean train(TrialSpec spec) {
    TrialWatch watch = new TrialWatch(spec, System.nanoTime());
    current = Optional.of(watch);
    Speaker speaker = new Speaker(watch);
    TrialReport report = speaker.corrected(trained(spec, speaker));
    if (!watch.end()) {
      return false;
    }
    Thread.interrupted(); // a flag that the network's own code has set
    report(spec, report, desk, sink);
    return true;
  }

  /** Even where there was no memory left to say what went wrong. */
  private TrialReport trained(TrialSpec spec, EpochListener speaker) {
    try {
      return trials.run(spec, speaker);
    } catch (Throwable e) {
      FailureKind kind =
          e instanceof OutOfMemoryError ? FailureKind.OUT_OF_MEMORY : FailureKind.ERROR;
      return new TrialReport(new Failed(kind, e.getClass().getSimpleName(), ""), 0, Map.of());
    }
  }

  /**
   * Puts a trial's end behind its measurements.
   *
   * @throws RuntimeException when the desk could not be told
   */
  static void report(TrialSpec spec, TrialReport report, Desk desk, MetricSink sink) {
    TrialReport told = report;
    try {
      // The log must hold all measurements before the driver writes the end behind them.
      sink.flush(spec.id());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e; // the backend closes
      }
      LOG.warn("trial {}", spec.id(), e);
      Failed failed = new Failed(FailureKind.ERROR, e.getMessage(), e.toString());
      told = new TrialReport(failed, report.measurements(), Map.of());
    }
    desk.ended(spec.id(), spec.attempt(), told);
  }

  /** Speaks for one attempt while it is not given up, and numbers its measurements. */
  private final class Speaker implements EpochListener {
    private final TrialWatch watch;
    private Optional<RuntimeException> unheard = Optional.empty();

    Speaker(TrialWatch watch) {
      this.watch = watch;
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
      return unheard
          .map(e -> new Failed(FailureKind.LOST, "the slot was cut off: " + e.getMessage(), ""))
          .map(lost -> new TrialReport(lost, watch.sent(), Map.of()))
          .orElse(report);
    }
  }
}
