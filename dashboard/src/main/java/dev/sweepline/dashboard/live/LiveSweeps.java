package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import java.util.ArrayList;
import java.util.Collection;
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

  private final boolean kept;
  private long tick;
  private long rejected;

  /** Those of an empty log, of which no snapshot is kept. */
  public LiveSweeps() {
    this(false);
  }

  /**
   * Those of an empty log.
   *
   * @param kept whether {@link #deltas} is called from time to time
   */
  public LiveSweeps(boolean kept) {
    this.kept = kept;
  }

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
      sweep.apply(event, ++tick, kept);
    }
  }

  /** Takes over sweeps that were restored, and knows of those that were deleted. */
  public void adopt(List<LiveSweep> restored, Collection<String> gone) {
    for (LiveSweep sweep : restored) {
      sweep.adopted(++tick);
      sweeps.put(sweep.history().id(), sweep);
    }
    gone.forEach(this::delete);
  }

  /** What has happened to sweeps since the call before. */
  public List<SweepDelta> deltas() {
    return sweeps.values().stream().map(LiveSweep::delta).flatMap(Optional::stream).toList();
  }

  /** The ids of all sweeps, in the order of the log. */
  public List<String> ids() {
    return List.copyOf(sweeps.keySet());
  }

  /** By id alone. */
  public Optional<LiveSweep> get(String id) {
    return Optional.ofNullable(sweeps.get(id));
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
