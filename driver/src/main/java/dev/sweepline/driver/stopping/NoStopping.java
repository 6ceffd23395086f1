package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;

/** The rule of a sweep that trains every trial's whole budget. */
final class NoStopping implements StoppingRule {
  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    return Decision.CONTINUE;
  }
}
