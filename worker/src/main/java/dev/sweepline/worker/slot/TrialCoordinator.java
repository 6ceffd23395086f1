package dev.sweepline.worker.slot;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import java.util.List;
import java.util.Map;

/**
 * Counterpart of slots, which ask it for work and report to it. Every question is answered at once.
 * Thread-safe.
 */
public interface TrialCoordinator {
  /**
   * Takes what is next: a trial, or several that are best trained together.
   *
   * @param slot who asks, for example {@code driver/0}
   * @return empty when there is nothing to do now; the slot then ends
   */
  List<TrialSpec> next(String slot);

  /** Takes an epoch of a running trial. */
  Verdict measured(TrialMeasured event);

  /**
   * Hears about once a second that a trial's slot watches over it.
   *
   * @param step minibatches and parts of evaluations done so far; a trial that hangs makes none
   * @return anything but CONTINUE ends the trial at its next minibatch
   */
  default Verdict alive(TrialId id, int attempt, long step) {
    return Verdict.CONTINUE;
  }

  /**
   * Hears about once a second that a slot cannot go on, through no fault of its trial.
   *
   * @param why one line for the user
   */
  default void waits(String slot, String why) {}

  /**
   * Whether the network of a trial that is about to report its end is worth saving.
   *
   * @param results metrics of the finished network
   */
  default boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return false;
  }

  /**
   * Hears that the backend has ended by itself and will run nothing any more.
   *
   * @param why one line for the user
   */
  default void closed(String why) {}

  /** Takes a trial's end. */
  void ended(TrialId id, int attempt, TrialReport report);
}
