package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.Verdict;
import java.util.Map;

/** Listener to every epoch of one running trial, on the thread that trains it. */
@FunctionalInterface
public interface EpochListener {
  /**
   * Whether the network of a trial that has just completed or been stopped is worth saving: one of
   * the best so far.
   *
   * @param results metrics of the finished network; none where they are not known yet
   */
  default boolean keeps(Map<String, Double> results) {
    return false;
  }

  /** What the training thread moves while it trains, and looks at between minibatches. */
  default Heartbeat heartbeat() {
    return new Heartbeat();
  }

  /** Takes a measurement and says whether to train on. */
  Verdict measured(Measurement measurement);
}
