package dev.sweepline.driver.loop;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.pack.PackKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The planner of packs: a window of the attempts to come, wide enough to find trials in it that can
 * be trained together. The trial with the lowest number is always the next. Not thread-safe.
 */
final class PackPlanner {
  /** So many waiting attempts are enough, whatever they have in common. */
  static final int MOST = 2_048;

  private final NavigableMap<Integer, Waiting> waiting = new TreeMap<>();
  private final Map<Alike, TreeSet<Integer>> packs = new HashMap<>();

  /** An attempt and what it must have in common with others. */
  private record Waiting(TrialSpec spec, Optional<Alike> key) {}

  /** Attempts of a pack begin, or go on, at the same epoch. */
  private record Alike(PackKey key, int from) {
    int lanes() {
      return key.lanes();
    }
  }

  /** Takes an attempt in that begins where its trial begins. */
  void add(TrialSpec spec) {
    add(spec, 0);
  }

  /**
   * Takes an attempt in.
   *
   * @param kept how many measurements it goes on behind
   */
  void add(TrialSpec spec, int kept) {
    Optional<Alike> key =
        PackKey.of(spec).map(common -> new Alike(common, spec.lineage().epoch() + kept));
    int trial = spec.id().trial();
    waiting.put(trial, new Waiting(spec, key));
    key.ifPresent(k -> packs.computeIfAbsent(k, any -> new TreeSet<>()).add(trial));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether a trial waits that has run before. */
  boolean holdsRepeats() {
    return waiting.values().stream().anyMatch(each -> each.spec().attempt() > 1);
  }

  void clear() {
    waiting.clear();
    packs.clear();
  }

  /** Whether more attempts would not change what is next for so many slots. */
  boolean isWideEnough(int slots) {
    if (waiting.isEmpty()) {
      return false;
    }
    Optional<Alike> key = waiting.firstEntry().getValue().key();
    return waiting.size() >= MOST
        || key.isEmpty()
        || packs.get(key.get()).size() >= (long) key.get().lanes() * slots;
  }

  /**
   * Takes the next attempt and those that are best trained with it. Slots that are at work count
   * half, as if they were half-way through: all of them shall be done at about the same time.
   *
   * @param busy slots at work, without the one that asks
   * @param most how many may start
   */
  List<TrialSpec> take(int slots, int busy, int most) {
    if (waiting.isEmpty() || most < 1) {
      return List.of();
    }
    Waiting first = waiting.firstEntry().getValue();
    if (first.key().isEmpty()) {
      waiting.pollFirstEntry();
      return List.of(first.spec());
    }
    Alike key = first.key().get();
    TreeSet<Integer> alike = packs.get(key);
    int halves = Math.max(1, 2 * slots - busy);
    int share = (2 * alike.size() + halves - 1) / halves;
    int size = Math.min(Math.min(share, key.lanes()), most);
    List<TrialSpec> pack = new ArrayList<>();
    while (pack.size() < size) {
      pack.add(waiting.remove(alike.pollFirst()).spec());
    }
    if (alike.isEmpty()) {
      packs.remove(key);
    }
    return pack;
  }
}
