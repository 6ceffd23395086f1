package dev.sweepline.sweep.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a sweep's trials last changed: a list linked through the trials, since every
 * measurement of a log moves one to its end. Not thread-safe.
 */
final class ChangeOrder {
  private @Nullable TrialHistory newest;

  /** A trial that has just come. */
  void add(TrialHistory trial) {
    trial.older = newest;
    if (newest != null) {
      newest.newer = trial;
    }
    newest = trial;
  }

  /** Changes a trial that is in this order. */
  void around(TrialHistory trial, Consumer<TrialHistory> change) {
    long before = trial.version();
    change.accept(trial);
    if (trial.version() != before && trial != newest) {
      remove(trial);
      add(trial);
    }
  }

  private static void remove(TrialHistory trial) {
    TrialHistory older = trial.older;
    TrialHistory newer = trial.newer;
    if (older != null) {
      older.newer = newer;
    }
    if (newer != null) {
      newer.older = older;
    }
    trial.newer = null;
  }

  /** Those whose last change is newer, oldest change first. */
  List<TrialHistory> since(long version) {
    List<TrialHistory> changed = new ArrayList<>();
    for (TrialHistory at = newest; at != null && at.version() > version; at = at.older) {
      changed.add(at);
    }
    Collections.reverse(changed);
    return changed;
  }
}
