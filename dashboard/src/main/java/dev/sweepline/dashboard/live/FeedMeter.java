package dev.sweepline.dashboard.live;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the feed says of itself, for health and metrics. Thread-safe: the feed writes, others read.
 */
public final class FeedMeter {
  private final Clock clock;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong badRecords = new AtomicLong();
  private volatile long lag;
  private volatile long contactAt;
  private volatile boolean running;
  private volatile String problem;

  public FeedMeter(Clock clock) {
    this.clock = clock;
    this.contactAt = clock.millis();
  }

  /** The feed's thread has started or ended. */
  public void running(boolean now) {
    running = now;
  }

  public void ingested(int count) {
    events.addAndGet(count);
  }

  public void badRecord() {
    badRecords.incrementAndGet();
  }

  /**
   * The broker has answered.
   *
   * @param recordsBehind how many records of the log are still to be read
   */
  public void contact(long recordsBehind) {
    lag = recordsBehind;
    contactAt = clock.millis();
    problem = null;
  }

  /**
   * The broker has not answered, or something else is wrong.
   *
   * @param line for the user
   */
  public void trouble(String line) {
    problem = line;
  }

  public Reading read() {
    return new Reading(
        running,
        Optional.ofNullable(problem),
        events.get(),
        badRecords.get(),
        lag,
        (clock.millis() - contactAt) / 1000);
  }

  /**
   * The feed at one moment.
   *
   * @param running whether its thread lives
   * @param problem what is wrong, one line
   * @param events decoded and applied since the start
   * @param badRecords records that are no events we know
   * @param lag records of the log still to be read, when the broker last answered
   * @param silence seconds since the broker last answered
   */
  public record Reading(
      boolean running,
      Optional<String> problem,
      long events,
      long badRecords,
      long lag,
      long silence) {
    /**
     * {@code down}: the page shows the past; {@code lagging}: it will catch up; else {@code ok}.
     */
    public String status() {
      if (!running || problem.isPresent()) {
        return "down";
      }
      return lag > 1000 || silence > 15 ? "lagging" : "ok";
    }
  }
}
