package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knowledge that a rule has of each trial of a history, kept up measurement by measurement. It only
 * saves work: of another history, or of one whose attempts began again, it is made anew. Not
 * thread-safe.
 *
 * @param <C> what is known of one trial
 */
abstract class Population<C> {
  private final Map<Integer, Known<C>> known = new HashMap<>();
  private SweepHistory history;
  private long version;

  private static final class Known<C> {
    final C curve;
    final int driver;
    final int attempt;
    int measurements;

    Known(C curve, TrialHistory trial) {
      this.curve = curve;
      this.driver = trial.driver();
      this.attempt = trial.attempt();
    }

    boolean isOf(TrialHistory trial) {
      return driver == trial.driver()
          && attempt == trial.attempt()
          && measurements <= trial.measurements().size();
    }
  }

  /** What is known of a trial that has reported nothing. */
  abstract C begin(TrialHistory trial);

  /** Takes a trial's next measurement in. */
  abstract void add(C curve, Measurement measurement);

  /** Forgets what a trial has contributed. */
  abstract void remove(C curve);

  /** Forgets all trials. */
  abstract void clear();

  /** What is known of a trial of a history. */
  C of(SweepHistory now, TrialHistory trial) {
    follow(now);
    return known.get(trial.trial()).curve;
  }

  /** Takes in what is new in a history. */
  void follow(SweepHistory now) {
    if (now != history) {
      clear();
      known.clear();
      history = now;
      version = 0;
    }
    now.changedSince(version).forEach(this::follow);
    version = now.version();
  }

  private void follow(TrialHistory trial) {
    Known<C> before = known.get(trial.trial());
    if (before == null || !before.isOf(trial)) {
      if (before != null) {
        remove(before.curve);
      }
      before = new Known<>(begin(trial), trial);
      known.put(trial.trial(), before);
    }
    List<Measurement> all = trial.measurements();
    while (before.measurements < all.size()) {
      add(before.curve, all.get(before.measurements++));
    }
  }
}
