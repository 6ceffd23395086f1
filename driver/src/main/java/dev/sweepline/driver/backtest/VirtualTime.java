package dev.sweepline.driver.backtest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that jumps from one thing to do to the next; of things to do at the same time the first
 * one asked for comes first. Not thread-safe.
 */
final class VirtualTime implements InstantSource {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingDouble(Due::at).thenComparingLong(Due::order));
  private double now;
  private long asked;

  private record Due(double at, long order, Runnable action) {}

  /**
   * Does something later.
   *
   * @param delay in seconds from now
   */
  void after(double delay, Runnable action) {
    queue.add(new Due(now + delay, asked++, action));
  }

  /** Does all there is to do, and what comes of it. */
  void run() {
    for (Due next = queue.poll(); next != null; next = queue.poll()) {
      now = next.at();
      next.action().run();
    }
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli((long) (now * 1000));
  }
}
