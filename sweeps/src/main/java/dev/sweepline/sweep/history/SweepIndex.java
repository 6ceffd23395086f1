package dev.sweepline.sweep.history;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All sweeps of a log but those that were deleted. Not thread-safe. */
public final class SweepIndex {
  /** The order in which people look for sweeps. */
  public static final Comparator<SweepHistory> NEWEST_FIRST =
      Comparator.comparingLong((SweepHistory sweep) -> sweep.submitted().at()).reversed();

  private final Map<String, SweepHistory> byId = new LinkedHashMap<>();
  private final Set<String> deleted = new HashSet<>();

  /** Folds an event; one of a sweep that was never submitted, or deleted, is passed over. */
  public void apply(SweepEvent event) {
    if (event instanceof SweepDeleted) {
      deleted.add(event.sweep());
      byId.remove(event.sweep());
    } else if (event instanceof SweepSubmitted submitted && !deleted.contains(event.sweep())) {
      byId.computeIfAbsent(event.sweep(), id -> new SweepHistory(submitted));
    } else if (byId.containsKey(event.sweep())) {
      byId.get(event.sweep()).apply(event);
    }
  }

  /** In the order of the log. */
  public List<SweepHistory> all() {
    return new ArrayList<>(byId.values());
  }

  public List<SweepHistory> newestFirst() {
    List<SweepHistory> all = all();
    Collections.reverse(all); // of two at the same time, the later one in the log
    all.sort(NEWEST_FIRST);
    return all;
  }

  /**
   * Which sweep somebody means.
   *
   * @param newestFirst the sweeps there are
   * @param key an id, a name (the newest of that name) or {@code latest}, which those archived are
   *     only where there are no others
   */
  public static Optional<SweepHistory> find(List<SweepHistory> newestFirst, String key) {
    return first(newestFirst, sweep -> sweep.id().equals(key))
        .or(() -> first(newestFirst, sweep -> key.equals("latest") && !sweep.isArchived()))
        .or(() -> first(newestFirst, sweep -> key.equals("latest")))
        .or(() -> first(newestFirst, sweep -> sweep.name().equals(key)))
        .or(() -> first(newestFirst, sweep -> sweep.submitted().name().equals(key)));
  }

  private static Optional<SweepHistory> first(
      List<SweepHistory> sweeps, Predicate<SweepHistory> wanted) {
    return sweeps.stream().filter(wanted).findFirst();
  }
}
