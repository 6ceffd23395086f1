package dev.sweepline.worker.slot;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import java.util.Optional;

/** Sink to which a worker streams its measurements. Thread-safe: all slots of a JVM share one. */
public interface MetricSink extends AutoCloseable {
  /** Sends in order; waits only while the log is away for long. */
  void send(TrialMeasured event);

  /**
   * Returns once everything that a trial sent is in the log.
   *
   * @throws IllegalStateException when some of it never will be
   */
  void flush(TrialId trial);

  /** Why nothing gets through, in one line for the user; empty while all is well. */
  default Optional<String> stalled() {
    return Optional.empty();
  }

  @Override
  void close();
}
