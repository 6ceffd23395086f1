package dev.sweepline.dashboard.live;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The feed's counters, for health and metrics. Thread-safe: the feed writes, others read. */
public final class FeedMeter {
  private static final int LINES_KEPT = 10;
  private static final long MOST_BEHIND = 1000;
  private static final long MOST_SECONDS_BEHIND = 2;

  private final Clock clock;
  private final Deque<String> refused = new ArrayDeque<>();
  private long events;
  private long badRecords;
  private long lag;
  private long total;
  private boolean replaying = true;
  private long contactAt;
  private long eventsAtContact;
  private long pace;
  private boolean running;
  private @Nullable String problem;

  public FeedMeter(Clock clock) {
    this.clock = clock;
    this.contactAt = clock.millis();
  }

  /** The feed's thread has started or ended. */
  public synchronized void running(boolean now) {
    running = now;
  }

  public synchronized void ingested(int count) {
    events += count;
  }

  /**
   * A record was skipped since it is no event we know.
   *
   * @param line which one and why
   */
  public synchronized void badRecord(String line) {
    badRecords++;
    refused.addLast(line);
    if (refused.size() > LINES_KEPT) {
      refused.removeFirst();
    }
  }

  /**
   * The broker has answered.
   *
   * @param recordsBehind how many records of the log are still to be read
   * @param recordsInAll how many it has
   */
  public synchronized void contact(long recordsBehind, long recordsInAll) {
    lag = recordsBehind;
    total = recordsInAll;
    replaying &= recordsBehind > 0;
    long now = clock.millis();
    if (now > contactAt) {
      pace = 1000 * (events - eventsAtContact) / (now - contactAt);
      eventsAtContact = events;
    }
    contactAt = now;
    problem = null;
  }

  /**
   * The broker has not answered, or something else is wrong.
   *
   * @param line for the user
   */
  public synchronized void trouble(String line) {
    problem = line;
  }

  public synchronized Snapshot read() {
    return new Snapshot(
        running,
        Optional.ofNullable(problem),
        new Records(events, badRecords, List.copyOf(refused)),
        new Position(replaying, lag, total, pace),
        (clock.millis() - contactAt) / 1000);
  }

  /**
   * The feed at one moment.
   *
   * @param running whether its thread lives
   * @param problem what is wrong, one line
   * @param silence seconds since the broker last answered
   */
  public record Snapshot(
      boolean running, Optional<String> problem, Records records, Position position, long silence) {
    public FeedStatus status() {
      if (!running || problem.isPresent()) {
        return FeedStatus.DOWN;
      }
      if (position.replaying()) {
        return FeedStatus.REPLAYING;
      }
      return position.isBehind() || silence > 15 ? FeedStatus.LAGGING : FeedStatus.OK;
    }
  }

  /**
   * The feed's place in the log when the broker last answered.
   *
   * @param replaying whether it has not come to the end since it started
   * @param behind records still to be read
   * @param total records in the log
   * @param pace records read a second, lately
   */
  public record Position(boolean replaying, long behind, long total, long pace) {
    /**
     * What is read within moments is no delay: at a high rate some records are always on the way.
     */
    boolean isBehind() {
      return behind > MOST_BEHIND && behind > MOST_SECONDS_BEHIND * pace;
    }
  }

  /**
   * What has been read since the start.
   *
   * @param events decoded and applied
   * @param bad records that are no events we know
   * @param refused a line about each of the latest of those
   */
  public record Records(long events, long bad, List<String> refused) {}
}
