package dev.sweepline.driver.tracking;

import dev.sweepline.driver.log.EventSource;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that keeps one tracker at what a sweep's log says. It reads the log by itself, so that a
 * tool that is slow or away holds up nobody; what could not be handed over is tried again. Any
 * thread may close it.
 */
public final class SweepFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepFollower.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** What a tool that has all but the end gets, once the sweep has ended. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final SweepTracker tracker;
  private final EventSource log;
  private final InstantSource clock;
  private final Consumer<String> warnings;
  private final Thread thread;
  private @Nullable SweepHistory history;
  private long next;
  private long wait = BETWEEN.toMillis();
  private long handedOver = -1;
  private String trouble = "";
  private long heard;
  private boolean quiet;
  private volatile long deadline = Long.MAX_VALUE;

  private SweepFollower(
      SweepTracker tracker, EventSource log, InstantSource clock, Consumer<String> warnings) {
    this.tracker = tracker;
    this.log = log;
    this.clock = clock;
    this.warnings = warnings;
    this.thread = new Thread(this::follow, "sweepline-tracker");
    thread.setDaemon(true);
  }

  /**
   * Starts one.
   *
   * @param log from the beginning; becomes its own
   * @param warnings hears when the tool cannot be reached, and when it can again
   */
  public static SweepFollower start(
      SweepTracker tracker, EventSource log, InstantSource clock, Consumer<String> warnings) {
    SweepFollower follower = new SweepFollower(tracker, log, clock, warnings);
    follower.thread.start();
    return follower;
  }

  private void follow() {
    try (log) {
      while (!isDone()) {
        boolean closing = deadline != Long.MAX_VALUE;
        long before = heard;
        log.poll(this::apply);
        quiet = closing && heard == before;
        SweepHistory known = history;
        if (known != null && known.version() != handedOver && clock.millis() >= next) {
          handOver(known);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("{} is not told any more", tracker.target(), e);
      warnings.accept(tracker.target() + " is not told any more: " + e.getMessage());
    }
  }

  /**
   * Once closed: when all of an ended sweep is handed over and the log has no more, such as a
   * refit's result, or there is no more time.
   */
  private boolean isDone() {
    SweepHistory known = history;
    return deadline != Long.MAX_VALUE
        && (clock.millis() >= deadline
            || (quiet
                && known != null
                && known.state() != SweepState.RUNNING
                && known.version() == handedOver));
  }

  private void apply(SweepEvent event) {
    heard++;
    if (history != null) {
      history.apply(event);
    } else if (event instanceof SweepSubmitted submitted) {
      history = new SweepHistory(submitted);
    }
  }

  private void handOver(SweepHistory known) {
    try {
      tracker.sync(known);
      handedOver = known.version();
      wait = BETWEEN.toMillis();
      if (!trouble.isEmpty()) {
        warnings.accept(tracker.target() + " is there again");
        trouble = "";
      }
    } catch (IOException e) {
      LOG.info("{}: {}", tracker.target(), e.toString());
      String why = String.valueOf(e.getMessage() == null ? e : e.getMessage());
      if (trouble.isEmpty()) {
        warnings.accept(
            "%s cannot be told now (%s); it is tried again, the sweep goes on"
                .formatted(tracker.target(), why));
      }
      trouble = why;
      wait = Math.min(2 * wait, LONGEST_WAIT.toMillis());
    }
    next = clock.millis() + wait;
  }

  /** Waits, not for long, until the tool has all of a sweep that has ended. */
  @Override
  public void close() {
    if (deadline != Long.MAX_VALUE) {
      return;
    }
    deadline = clock.millis() + GRACE.toMillis();
    try {
      thread.join(GRACE.plusSeconds(25).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    SweepHistory known = history;
    if (known == null || thread.isAlive() || known.version() != handedOver) {
      warnings.accept(
          "%s lacks the last of the sweep; export writes all of it at any time"
              .formatted(tracker.target()));
    } else {
      tracker.lack().ifPresent(what -> warnings.accept(tracker.target() + " lacks " + what));
    }
  }
}
