package dev.sweepline.driver.backend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * A pool of slots, which are asking for work or idle. A wake-up that comes while a slot is on its
 * way to idle is not lost: the slot starts again. Thread-safe.
 */
public final class SlotPool {
  private final IntConsumer launch;
  private final Deque<Integer> idle = new ArrayDeque<>();
  private final Map<Integer, Long> active = new HashMap<>();
  private int slots;
  private long wakeUps;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private boolean closed;

  /**
   * A pool whose slots are all idle.
   *
   * @param slots how many there are to begin with
   * @param launch starts a slot without waiting; calls {@link #finished} when the slot has ended
   */
  public SlotPool(int slots, IntConsumer launch) {
    if (slots < 0) {
      throw new IllegalArgumentException("slots is " + slots + ", not >= 0");
    }
    this.launch = launch;
    grow(slots);
  }

  /**
   * Sees to it that there are at least so many slots; new ones ask for work at once if there was a
   * wake-up before. There are never fewer again: a slot that finds no room waits for it.
   */
  public final synchronized void grow(int least) {
    while (slots < least) {
      idle.add(slots++);
    }
    if (wakeUps > 0) {
      launchIdle();
    }
  }

  /** How many slots there are. */
  public synchronized int slots() {
    return slots;
  }

  /** Launches every idle slot. */
  public synchronized void wake() {
    wakeUps++;
    launchIdle();
  }

  private void launchIdle() {
    while (!idle.isEmpty() && !closed) {
      start(idle.remove());
    }
  }

  /** A slot has ended; it starts again if there was a wake-up since it started. */
  public synchronized void finished(int slot) {
    long seen = active.remove(slot);
    if (seen < wakeUps && !closed) {
      start(slot);
    } else {
      idle.add(slot);
      completeWhenDrained();
    }
  }

  /** Launches no slot any more and waits for those under way, at most {@code millis}. */
  public boolean close(long millis) throws InterruptedException {
    closeNow();
    try {
      drained.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private synchronized void closeNow() {
    closed = true;
    completeWhenDrained();
  }

  private void completeWhenDrained() {
    if (closed && active.isEmpty()) {
      drained.complete(null);
    }
  }

  private void start(int slot) {
    active.put(slot, wakeUps);
    launch.accept(slot);
  }
}
