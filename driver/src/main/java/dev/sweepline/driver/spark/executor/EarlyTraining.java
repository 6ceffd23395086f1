package dev.sweepline.driver.spark.executor;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Training that is made ready before a slot asks for it, where the driver's JVM trains, too: data
 * sets are read while broker and Spark start. Spark makes tasks of bytes, so both meet in a static
 * field. Thread-safe.
 */
public final class EarlyTraining {
  private static final AtomicReference<Optional<Ready>> NEXT =
      new AtomicReference<>(Optional.empty());

  private record Ready(DataFolders folders, UserCode userCode, TrialRunner runner) {}

  private EarlyTraining() {}

  /**
   * Begins to read a data set for trials to come.
   *
   * @param folders as the trials' settings will have them
   * @param userCode as well
   */
  public static void begin(
      DataFolders folders, UserCode userCode, NamedOptions dataset, InstantSource clock) {
    if (DeviceCheck.isForGpus()) {
      return; // which one is known once a slot has it
    }
    TrialRunner runner = new TrialRunner(folders, userCode, clock);
    NEXT.set(Optional.of(new Ready(folders, userCode, runner)));
    Thread thread = new Thread(() -> runner.prepare(dataset), "sweepline-data");
    thread.setDaemon(true);
    thread.start();
  }

  /** What was made ready for such trials, for one taker; nothing where that was for others. */
  static Optional<TrialRunner> take(DataFolders folders, UserCode userCode) {
    return NEXT.getAndSet(Optional.empty())
        .filter(ready -> ready.folders.equals(folders) && ready.userCode.equals(userCode))
        .map(Ready::runner);
  }
}
