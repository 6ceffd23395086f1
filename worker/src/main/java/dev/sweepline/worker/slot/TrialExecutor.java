package dev.sweepline.worker.slot;

import java.util.List;

/** A trainer of trials to their ends, on the calling thread; never throws. */
@FunctionalInterface
public interface TrialExecutor extends AutoCloseable {
  /** Trains them together or one after the other; each attempt hears of its end. */
  void run(List<TrialAttempt> attempts);

  /** Ends what was begun for them all. */
  @Override
  default void close() {}
}
