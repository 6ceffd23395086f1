package dev.sweepline.driver.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * A closer of parts that were opened one after another. It closes them in reverse order, at the end
 * of the command or when the JVM is asked to end, whichever comes first, and only once; one that
 * throws keeps none of the others open. Thread-safe.
 */
public final class ShutdownCloser implements AutoCloseable {
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::close, "sweepline-exit");
  private boolean closing;

  /** Nothing yet; closes with the JVM if not before. */
  public ShutdownCloser() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Takes over the closing of a part just opened. */
  public synchronized void add(Runnable closer) {
    if (closing) {
      throw new IllegalStateException("interrupted");
    }
    closers.push(closer);
  }

  /** Blocks until everything is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /** Closes all parts, or waits for the other thread that does. */
  @Override
  public void close() {
    if (begin()) {
      try {
        closeAll();
      } finally {
        closed.countDown();
        forget();
      }
    } else {
      waitForOther();
    }
  }

  /** A JVM may go on for long and open many. */
  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is what runs the hook
    }
  }

  private void closeAll() {
    RuntimeException failure = null;
    for (Runnable closer : closers) {
      try {
        closer.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private synchronized boolean begin() {
    boolean first = !closing;
    closing = true;
    return first;
  }

  private void waitForOther() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
