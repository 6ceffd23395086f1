package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that notes every few seconds how far a log has come, while a broker has it. Closing it
 * notes a last time. Thread-safe.
 */
public final class LogKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

  private final LogFolder folder;
  private final Duration pause;
  private final Thread thread = new Thread(this::run, "log-keeper");
  private boolean closed;

  /**
   * Notes at once, and then after each pause.
   *
   * @param folder which nobody else uses from now on
   */
  public LogKeeper(LogFolder folder, Duration pause) {
    this.folder = folder;
    this.pause = pause;
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void run() {
    try {
      while (!closed) {
        note();
        wait(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A disk that is full, say, may have room the next time; until then the old mark holds. */
  private void note() {
    try {
      folder.note();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("how far the log has come could not be noted: {}", e.toString());
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        note();
        notifyAll();
      }
    }
  }
}
