package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.random.RandomStreams;

/** Maker of networks that learn. Thread-safe. */
public interface Learners {
  /**
   * A network with its starting weights.
   *
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when the trial describes
   *     none for such data
   */
  Learner make(TrialSpec spec, DataSplits data, RandomStreams random);

  /** What must be equal so that one can go on where another stood. */
  String key(TrialSpec spec);
}
