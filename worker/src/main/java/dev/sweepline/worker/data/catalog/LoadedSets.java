package dev.sweepline.worker.data.catalog;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataSplits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Cache of data sets, kept for the trials to come. A sweep over options of its data set asks for
 * one set after the other: those asked for longest ago are let go of when all are more than some
 * bytes. Thread-safe.
 */
final class LoadedSets {
  private final long mostBytes;
  private final Function<NamedOptions, List<DataSplits>> loader;
  private final Map<NamedOptions, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Nothing loaded yet.
   *
   * @param mostBytes of native memory for all sets but the newest
   * @param loader may throw; the next call then tries again
   */
  LoadedSets(long mostBytes, Function<NamedOptions, List<DataSplits>> loader) {
    this.mostBytes = mostBytes;
    this.loader = loader;
  }

  /** Loads a data set with all its folds, or waits while another thread loads it. */
  List<DataSplits> get(NamedOptions choice) {
    Slot slot;
    synchronized (this) {
      slot = slots.computeIfAbsent(choice, absent -> new Slot());
    }
    List<DataSplits> folds = slot.get(choice, loader);
    shrink();
    return folds;
  }

  /** Native memory goes once the trials that still use a set have ended and it is collected. */
  private synchronized void shrink() {
    long bytes = slots.values().stream().mapToLong(Slot::bytes).sum();
    var eldest = slots.values().iterator();
    boolean dropped = false;
    while (bytes > mostBytes && slots.size() > 1) {
      bytes -= eldest.next().bytes();
      eldest.remove();
      dropped = true;
    }
    if (dropped) {
      // The collector sees only the small Java side of what became garbage.
      System.gc();
    }
  }

  synchronized int size() {
    return slots.size();
  }

  /** One data set, loaded by whoever comes first. */
  private static final class Slot {
    private List<DataSplits> folds = List.of();
    private volatile long bytes;

    synchronized List<DataSplits> get(
        NamedOptions choice, Function<NamedOptions, List<DataSplits>> loader) {
      if (folds.isEmpty()) {
        folds = loader.apply(choice);
        bytes = folds.stream().mapToLong(DataSplits::bytes).sum();
      }
      return folds;
    }

    long bytes() {
      return bytes;
    }
  }
}
