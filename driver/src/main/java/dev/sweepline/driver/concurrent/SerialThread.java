package dev.sweepline.driver.concurrent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that runs what it is given one after the other. Thread-safe; giving never waits.
 */
public final class SerialThread implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SerialThread.class);

  private final String name;
  private final Duration grace;
  private final ExecutorService thread;

  /**
   * A thread that has nothing to do.
   *
   * @param grace how long closing waits for what is still to be run
   */
  public SerialThread(String name, Duration grace) {
    this.name = name;
    this.grace = grace;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Runs a task after all those given before.
   *
   * @throws java.util.concurrent.RejectedExecutionException when closed
   */
  @Override
  public void execute(Runnable task) {
    thread.execute(task);
  }

  /** Takes nothing more, and returns when all is done or the grace is over. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} is still at work after {} s and is left behind", name, grace.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
