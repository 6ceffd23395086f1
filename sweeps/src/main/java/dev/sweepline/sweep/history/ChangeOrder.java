package dev.sweepline.sweep.history;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The order in which a sweep's trials last changed. Not thread-safe. */
final class ChangeOrder {
  private static final Comparator<Key> OLDEST_FIRST =
      Comparator.comparingLong(Key::version).thenComparingInt(Key::trial);

  private final TreeMap<Key, TrialHistory> trials = new TreeMap<>(OLDEST_FIRST);

  private record Key(long version, int trial) {
    static Key of(TrialHistory trial) {
      return new Key(trial.version(), trial.trial());
    }
  }

  void add(TrialHistory trial) {
    trials.put(Key.of(trial), trial);
  }

  /** Changes a trial that is in this order. */
  void around(TrialHistory trial, Consumer<TrialHistory> change) {
    trials.remove(Key.of(trial));
    change.accept(trial);
    add(trial);
  }

  /** Those whose last change is newer; a live view. */
  Collection<TrialHistory> since(long version) {
    return Collections.unmodifiableCollection(
        trials.tailMap(new Key(version, Integer.MAX_VALUE), false).values());
  }
}
