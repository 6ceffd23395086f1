package dev.sweepline.dashboard.http.stream;

import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.view.StreamJson;
import java.util.List;
import java.util.OptionalLong;

/**
 * A browser's position in one sweep. What it lacks is found anew each time, so a slow browser costs
 * no memory: it just gets more changes at once. Owned by the event loop.
 */
final class SweepCursor {
  private static final int ROWS_PER_MESSAGE = 500;
  private static final int CURVES_AT_FIRST = 10;

  private final LiveSweep sweep;
  private final SweepHistory history;
  private final boolean rows;
  private long sent;
  private long target;
  private List<TrialHistory> backlog = List.of();
  private int next;

  /**
   * Starts after what the browser has.
   *
   * @param rows whether it wants the rows that changed, and not only to know that some did
   * @param sent the version it has in full, 0 for nothing
   */
  SweepCursor(LiveSweep sweep, boolean rows, long sent) {
    this.rows = rows;
    this.sweep = sweep;
    this.history = sweep.history();
    this.sent = sent;
  }

  boolean fromStart() {
    return sent == 0;
  }

  boolean behind() {
    return midway() || history.version() > sent;
  }

  /** True between the messages of one long update. */
  boolean midway() {
    return next < backlog.size();
  }

  /** Whether what it lacks is more than that something has changed. */
  boolean givesRows() {
    return rows;
  }

  /** The version that it will have. */
  long newest() {
    return history.version();
  }

  boolean lacksStages() {
    return sweep.stagesSince(sent);
  }

  /** The browser has got what {@link #fill} would put into a message, without rows. */
  void catchUp() {
    sent = history.version();
  }

  String sweepId() {
    return history.id();
  }

  /**
   * Puts the next part of what is missing into a message.
   *
   * @return the version the browser has in full after it; empty when more messages must follow
   */
  OptionalLong fill(StreamJson message) {
    if (!midway()) {
      target = history.version();
      backlog = rows ? changed() : List.of();
      next = 0;
    }
    message.sweep(history, sweep.board().head()).version(target);
    if (next == 0 && lacksStages()) {
      message.stages(history);
    }
    int end = Math.min(next + ROWS_PER_MESSAGE, backlog.size());
    for (; next < end; next++) {
      message.row(history, backlog.get(next), firstPoint(backlog.get(next)));
    }
    if (midway()) {
      message.more();
      return OptionalLong.empty();
    }
    backlog = List.of();
    next = 0;
    sent = target;
    return OptionalLong.of(sent);
  }

  private List<TrialHistory> changed() {
    return fromStart()
        ? sweep.board().order().stream().map(BoardRow::trial).toList()
        : sweep.changedSince(sent);
  }

  /**
   * A first load brings the curves of the best only; the page asks for others when it needs them.
   */
  private int firstPoint(TrialHistory trial) {
    if (fromStart()) {
      return next < CURVES_AT_FIRST ? 0 : -1;
    }
    return sweep.measurementsAt(trial, sent);
  }
}
