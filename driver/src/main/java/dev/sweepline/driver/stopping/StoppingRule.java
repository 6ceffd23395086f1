package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;

/**
 * A rule that ends weak trials early. A pure function of the history: the same history gives the
 * same decision, now and when a sweep is resumed.
 */
@FunctionalInterface
public interface StoppingRule {
  /**
   * Decides after a measurement.
   *
   * @param history of the sweep, with the measurement
   * @param trial the running trial that was measured, one of the history's
   */
  Decision decide(SweepHistory history, TrialHistory trial);
}
