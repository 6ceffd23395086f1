package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sender of trials' ends, each behind its measurements. The log takes milliseconds to acknowledge
 * these, so a thread of its own waits for it while the slot's trains on. Thread-safe.
 */
final class ReportSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);
  private static final long IDLE_MILLIS = 1_000;

  private final TrialCoordinator coordinator;
  private final MetricSink sink;
  private final ThreadPoolExecutor thread;

  /**
   * A reporter whose thread lives while there is something to report.
   *
   * @param name of the thread
   */
  ReportSender(String name, TrialCoordinator coordinator, MetricSink sink) {
    this.coordinator = coordinator;
    this.sink = sink;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_MILLIS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  /** Reports soon, in the order asked for. */
  Future<?> report(TrialSpec spec, TrialReport report) {
    return thread.submit(() -> tell(spec, report));
  }

  /**
   * Waits until an end is reported.
   *
   * @throws IllegalStateException when the coordinator could not be told, or nobody waits any more
   */
  static void await(Future<?> report) {
    try {
      report.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the backend closes", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void tell(TrialSpec spec, TrialReport report) {
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
      told =
          new TrialReport(failed, report.measurements(), Map.of(), report.log(), report.kernels());
    }
    coordinator.ended(spec.id(), spec.attempt(), told);
  }

  /** What is not reported yet never will be. */
  @Override
  public void close() {
    thread.shutdownNow().forEach(report -> ((Future<?>) report).cancel(false));
  }
}
