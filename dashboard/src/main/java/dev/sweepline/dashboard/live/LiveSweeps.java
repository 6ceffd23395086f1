package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeps that the log tells of, but for those deleted. Not thread-safe: one thread owns it and
 * everything in it.
 */
public final class LiveSweeps {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSweeps.class);

  private final Map<String, LiveSweep> sweeps = new LinkedHashMap<>();

  /** When each that is gone went, by {@link #tick()}. */
  private final Map<String, Long> deleted = new LinkedHashMap<>();

  private long tick;
  private long rejected;

  /** Applies events in the order of the log; one that fits no sweep is counted and dropped. */
  public void apply(List<SweepEvent> events) {
    for (SweepEvent event : events) {
      try {
        apply(event);
      } catch (RuntimeException e) {
        reject(event, String.valueOf(e.getMessage()));
      }
    }
  }

  private void apply(SweepEvent event) {
    if (event instanceof SweepDeleted) {
      delete(event.sweep());
      return;
    }
    if (deleted.containsKey(event.sweep())) {
      return; // what a worker said too late, or the log from before
    }
    if (event instanceof SweepSubmitted submitted) {
      sweeps.computeIfAbsent(event.sweep(), id -> new LiveSweep(submitted));
    }
    LiveSweep sweep = sweeps.get(event.sweep());
    if (sweep == null) {
      reject(event, "its sweep was never submitted");
    } else {
      sweep.apply(event, ++tick);
    }
  }

  private void delete(String id) {
    sweeps.remove(id);
    deleted.putIfAbsent(id, ++tick);
  }

  private void reject(SweepEvent event, String why) {
    rejected++;
    LOG.debug("dropped {}: {}", event, why);
  }

  /** By id, {@code latest}, or name; where several have the name, the newest. */
  public Optional<LiveSweep> find(String idOrName) {
    return SweepIndex.find(newestFirst(), idOrName).map(sweep -> sweeps.get(sweep.id()));
  }

  public List<SweepHistory> newestFirst() {
    return changedSince(-1);
  }

  /** Sweeps that changed after a {@link #tick()}, newest first. */
  public List<SweepHistory> changedSince(long since) {
    List<SweepHistory> changed = new ArrayList<>();
    for (LiveSweep sweep : sweeps.values()) {
      if (sweep.tick() > since) {
        changed.add(0, sweep.history());
      }
    }
    changed.sort(SweepIndex.NEWEST_FIRST);
    return changed;
  }

  /** The ids of sweeps that were deleted after a {@link #tick()}. */
  public List<String> deletedSince(long since) {
    return deleted.entrySet().stream()
        .filter(entry -> entry.getValue() > since)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The head of a sweep's board, as it is kept. */
  public BoardHead head(SweepHistory sweep) {
    LiveSweep live = sweeps.get(sweep.id());
    return live == null ? BoardHead.of(sweep) : live.board().head();
  }

  public int size() {
    return sweeps.size();
  }

  /** A count summed over all sweeps. */
  public long total(ToLongFunction<SweepHistory.Counts> count) {
    return sweeps.values().stream().map(sweep -> sweep.history().counts()).mapToLong(count).sum();
  }

  /** Grows with every event applied to any sweep. */
  public long tick() {
    return tick;
  }

  /** Events that fitted no sweep. */
  public long rejected() {
    return rejected;
  }
}
