package dev.sweepline.worker;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;

/** Where a worker streams its measurements. Thread-safe: all slots of a JVM share one. */
public interface MetricSink extends AutoCloseable {
  /** Sends in order, without waiting. */
  void send(TrialMeasured event);

  /** Returns once everything sent before is in the log. */
  void flush();

  @Override
  void close();
}
