package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.board.BoardColumns;
import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.ParetoFront;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sweep's board, kept as its trials change: whoever asks pays for sorting those that did, and for
 * one pass that merges them in. Not thread-safe: the thread that owns {@link LiveSweeps} owns it.
 */
public final class LiveBoard {
  private static final int MOST_BEHIND = 5000;

  private final SweepHistory history;
  private final Map<Integer, BoardRow> rows = new HashMap<>();
  private final Set<String> metrics = new TreeSet<>();
  private final Set<String> known = new HashSet<>();
  private List<BoardRow> order = List.of();
  private boolean hasCopies;
  private long seen;
  private int behind;
  private List<Integer> front = List.of();
  private long frontOf = -1;

  LiveBoard(SweepHistory history) {
    this.history = history;
    history.submitted().objectives().all().forEach(each -> learn(Set.of(each.name())));
  }

  /**
   * The sweep has applied an event. A board that is too far behind catches up, so that nobody waits
   * for all of a long log to be ranked at once.
   */
  void applied() {
    behind++;
    if (behind >= MOST_BEHIND) {
      order();
    }
  }

  /** All trials started so far, best first; stays as it is when the sweep goes on. */
  public List<BoardRow> order() {
    Collection<TrialHistory> changed = history.changedSince(seen);
    if (!changed.isEmpty()) {
      merge(changed);
    }
    seen = history.version();
    behind = 0;
    return order;
  }

  private void merge(Collection<TrialHistory> changed) {
    BitSet moved = new BitSet();
    List<BoardRow> fresh = new ArrayList<>(changed.size());
    for (TrialHistory trial : changed) {
      BoardRow row = new BoardRow(trial, history.submitted());
      moved.set(trial.trial());
      fresh.add(row);
      rows.put(trial.trial(), row);
      hasCopies |= row.copyOf().isPresent();
      row.epochMeasured().ifPresent(shown -> learn(shown.metrics().keySet()));
      trial.lastMeasurement().ifPresent(last -> learn(last.metrics().keySet()));
      trial.report().map(TrialReport::results).ifPresent(all -> learn(all.keySet()));
    }
    Collections.sort(fresh);
    List<BoardRow> merged = new ArrayList<>(rows.size());
    int next = 0;
    for (BoardRow row : order) {
      if (!moved.get(row.index())) {
        while (next < fresh.size() && fresh.get(next).compareTo(row) < 0) {
          merged.add(fresh.get(next++));
        }
        merged.add(row);
      }
    }
    merged.addAll(fresh.subList(next, fresh.size()));
    order = Collections.unmodifiableList(merged);
  }

  /** Nearly always they are known, and finding that in a hash takes a tenth of the time. */
  private void learn(Set<String> names) {
    for (String name : names) {
      if (known.add(name)) {
        metrics.add(name);
      }
    }
  }

  /** Whether there was ever a trial among them that took over what another had computed. */
  public boolean hasCopies() {
    order();
    return hasCopies;
  }

  /** Its row with the place that it has now. */
  public Optional<RankedRow> find(int trial) {
    List<BoardRow> all = order();
    BoardRow row = rows.get(trial);
    return row == null
        ? Optional.empty()
        : Optional.of(new RankedRow(row, 1 + Collections.binarySearch(all, row)));
  }

  /** The best with a finite value, and the front of several objectives. */
  public BoardHead head() {
    List<BoardRow> all = order();
    boolean hasBest = !all.isEmpty() && all.get(0).key().group() == RankKey.Group.RANKED;
    return new BoardHead(
        hasBest ? Optional.of(new RankedRow(all.get(0), 1).standing(history)) : Optional.empty(),
        front());
  }

  private List<Integer> front() {
    if (history.submitted().objectives().several() && frontOf != history.version()) {
      front = ParetoFront.of(history);
      frontOf = history.version();
    }
    return front;
  }

  /** The names of what its trials have measured, and of the objectives. */
  public Set<String> metrics() {
    order();
    return Collections.unmodifiableSet(metrics);
  }

  /** The columns to sort and filter by. */
  public BoardColumns columns() {
    return BoardColumns.of(history.submitted().parameters(), metrics());
  }
}
