package dev.sweepline.deploy;

import dev.sweepline.driver.services.Services;
import dev.sweepline.sweep.event.LogAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Services of this process, or its share in another's. Thread-safe; closing twice is closing once.
 */
final class LocalServices implements Services {
  private final LogAddress log;
  private final Optional<URI> page;
  private final Runnable stop;
  private boolean closed;

  LocalServices(LogAddress log, Optional<URI> page, Runnable stop) {
    this.log = log;
    this.page = page;
    this.stop = stop;
  }

  @Override
  public LogAddress log() {
    return log;
  }

  @Override
  public Optional<URI> page() {
    return page;
  }

  /** Returns once everything is stopped, also for the second of two threads that call it. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stop.run();
    }
  }
}
