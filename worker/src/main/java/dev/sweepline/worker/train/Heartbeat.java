package dev.sweepline.worker.train;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A trial's sign of life: the training thread counts what it finishes, and is told to end.
 * Thread-safe.
 */
public final class Heartbeat {
  private final AtomicLong beats = new AtomicLong();
  private volatile boolean stopped;

  /** A minibatch, a part of an evaluation or another step is done; for the training thread only. */
  public void beat() {
    // One thread writes, so no locked instruction is needed.
    beats.lazySet(beats.getPlain() + 1);
  }

  /** How many there have been. */
  public long beats() {
    return beats.get();
  }

  /** The trial shall end at the next minibatch. */
  public void stop() {
    stopped = true;
  }

  public boolean isStopped() {
    return stopped;
  }
}
