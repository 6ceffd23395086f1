package dev.sweepline.deploy.faults;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps count, from a log alone, of how often each trial came to its end. Not thread-safe. */
final class Account {
  private final Map<Integer, Integer> ends = new HashMap<>();
  private final int which;
  private SweepHistory history;
  private int sweeps;
  private int stale;
  private long settled;

  /**
   * Counts one sweep.
   *
   * @param which 1 for the first of the log
   */
  Account(int which) {
    this.which = which;
  }

  void apply(SweepEvent event) {
    if (event instanceof SweepSubmitted submitted) {
      sweeps++;
      history = sweeps == which ? new SweepHistory(submitted) : history;
    }
    if (history == null || !event.sweep().equals(history.id())) {
      return;
    }
    if (event instanceof DriverEvent e
        && !(event instanceof SweepTaken)
        && e.driver() < history.driver()) {
      stale++;
    }
    Map<Integer, Boolean> before = terminal();
    history.apply(event);
    terminal()
        .forEach(
            (trial, isTerminal) -> {
              if (isTerminal && !before.getOrDefault(trial, false)) {
                ends.merge(trial, 1, Integer::sum);
              }
            });
    settled = history.counts().ended() + history.counts().paused();
  }

  private Map<Integer, Boolean> terminal() {
    Map<Integer, Boolean> all = new HashMap<>();
    for (TrialHistory trial : history.trials()) {
      all.put(trial.trial(), trial.state().terminal());
    }
    return all;
  }

  /** The sweep, once it was submitted. */
  Optional<SweepHistory> sweep() {
    return Optional.ofNullable(history);
  }

  boolean isFinished() {
    return history != null && history.state() == SweepState.FINISHED;
  }

  /** Trials that have ended or wait at a rung. */
  long settled() {
    return settled;
  }

  /** Which of the sweep's drivers holds it. */
  int driver() {
    return history == null ? 0 : history.driver();
  }

  /** How many sweeps the log has. */
  int sweeps() {
    return sweeps;
  }

  /** Events of drivers that did not hold the sweep any more. */
  int stale() {
    return stale;
  }

  /** Trials that came to an end more than once. */
  long doubles() {
    return ends.values().stream().filter(times -> times > 1).count();
  }

  /** Trials planned that have not come to an end. */
  long lost() {
    return history.counts().planned() - ends.size();
  }
}
