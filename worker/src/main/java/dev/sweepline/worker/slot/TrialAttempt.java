package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.train.EpochListener;
import java.util.Map;

/**
 * One attempt of a trial, as a slot hands it to whatever trains: what to train, and where to say
 * how it goes.
 */
public interface TrialAttempt extends EpochListener {
  /** What to train. */
  TrialSpec spec();

  /**
   * Takes the end, from the thread that trains; only the first one counts. Others of its pack may
   * still train.
   *
   * @param results metrics of the finished network; empty when it did not finish
   * @param kernels the arithmetic that its bits depend on; empty when it did not train
   */
  void ended(TrialEnd end, Map<String, Double> results, String kernels);
}
