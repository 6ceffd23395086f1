package dev.sweepline.sweep.history;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All sweeps of a log. Not thread-safe. */
public final class Sweeps {
  private final Map<String, SweepHistory> byId = new LinkedHashMap<>();

  /** Folds an event; one of a sweep that was never submitted is passed over. */
  public void apply(SweepEvent event) {
    if (event instanceof SweepSubmitted submitted) {
      byId.computeIfAbsent(event.sweep(), id -> new SweepHistory(submitted));
    } else if (byId.containsKey(event.sweep())) {
      byId.get(event.sweep()).apply(event);
    }
  }

  /** Newest first. */
  public List<SweepHistory> newestFirst() {
    List<SweepHistory> all = new ArrayList<>(byId.values());
    all.sort(Comparator.comparingLong((SweepHistory s) -> s.submitted().at()).reversed());
    return all;
  }

  /**
   * Finds a sweep.
   *
   * @param key an id, a name (the newest of that name) or {@code latest}
   * @throws IllegalArgumentException when there is none
   */
  public SweepHistory find(String key) {
    if (byId.containsKey(key)) {
      return byId.get(key);
    }
    return newestFirst().stream()
        .filter(sweep -> key.equals("latest") || sweep.submitted().name().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    byId.isEmpty()
                        ? "there is no sweep yet; start one with: run FILE"
                        : "there is no sweep '" + key + "'; list shows those there are"));
  }
}
