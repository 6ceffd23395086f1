package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.List;
import java.util.Optional;

/**
 * A rule that ends weak trials early, or pauses them. A pure function of the history: the same
 * history gives the same decision, now and when a sweep is resumed. What a rule keeps only saves it
 * work; it is for one thread.
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

  /**
   * The paused trials that are to go on now, all from the same rung, best first.
   *
   * @param last whether nothing else is left to run: then the best one of a rung goes on, however
   *     few have come there
   */
  default List<TrialHistory> promotions(SweepHistory history, boolean last) {
    return List.of();
  }

  /** The paused trials that are never to go on, whatever trials to come will reach. */
  default List<TrialHistory> hopeless(SweepHistory history) {
    return List.of();
  }

  /** How a paused trial ends that is not to go on; empty where another rule has paused it. */
  default Optional<Stopped> dismissal(SweepHistory history, TrialHistory paused) {
    return Optional.empty();
  }
}
