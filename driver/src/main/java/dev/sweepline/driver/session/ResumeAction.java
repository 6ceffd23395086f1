package dev.sweepline.driver.session;

import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;

/** An action on a recorded sweep, beside running what is left of it. */
@FunctionalInterface
public interface ResumeAction {
  /** Runs what is left, no more. */
  ResumeAction NONE = history -> history.state() != SweepState.FINISHED;

  /** Whether there is anything to run. */
  boolean hasWork(SweepHistory history);

  /** The sweep that is run, of the one as it was. */
  default Sweep plan(Sweep sweep, SweepHistory history) {
    return sweep;
  }

  /** Adds to what is to be run. */
  default void addTo(TrialQueue queue) {}
}
