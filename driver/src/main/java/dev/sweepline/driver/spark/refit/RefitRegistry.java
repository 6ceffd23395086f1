package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The registry of what the refit's tasks of one JVM share. DL4J makes and calls its workers by
 * itself, so they find it in static fields. Thread-safe.
 */
public final class RefitRegistry {
  /** So much native memory may wait for the collector, which sees only its small Java side. */
  private static final long MOST_GARBAGE = 256L << 20;

  private static final AtomicReference<TrialRunner> RUNNER = new AtomicReference<>();
  private static final AtomicReference<Known> KNOWN = new AtomicReference<>();
  private static final AtomicLong GARBAGE = new AtomicLong();

  private record Known(RefitTask task, TrialRefit refit) {}

  private RefitRegistry() {}

  /** Tasks of this JVM share data and networks with its trials. */
  public static void open(TrialRunner runner) {
    RUNNER.set(runner);
  }

  /**
   * A refit's parts; data is loaded by the first that asks.
   *
   * @param otherwise makes the runner of a JVM that runs no trials
   */
  static TrialRefit of(RefitTask task, Supplier<TrialRunner> otherwise) {
    TrialRunner runner = RUNNER.updateAndGet(there -> there == null ? otherwise.get() : there);
    return KNOWN.updateAndGet(known -> fits(known, task) ? known : made(runner, task)).refit;
  }

  /** The same on an executor. */
  static TrialRefit of(RefitTask task) {
    return of(
        task,
        () -> {
          throw new IllegalStateException("this executor runs no trials");
        });
  }

  private static boolean fits(Known known, RefitTask task) {
    return Optional.ofNullable(known).filter(k -> k.task.equals(task)).isPresent();
  }

  private static Known made(TrialRunner runner, RefitTask task) {
    return new Known(task, runner.refit(task.spec(), task.batchSize()));
  }

  /**
   * Takes note that arrays of so many bytes are left to the collector, which is called now and
   * then.
   */
  static void leave(long bytes) {
    if (GARBAGE.addAndGet(bytes) > MOST_GARBAGE) {
      GARBAGE.set(0);
      System.gc();
    }
  }
}
