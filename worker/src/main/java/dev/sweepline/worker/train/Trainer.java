package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import java.util.List;

/** Trainer of trials; thread-safe, many at once. */
public interface Trainer {
  /**
   * Trains one network for each fold and repeat, in lockstep, until the budget is spent, the
   * listener ends it or the thread is interrupted. Equal seed, parameters, budget and data give
   * equal measurements bit for bit, except for the seconds, whatever else trains in the JVM.
   *
   * @param folds of one data set, at least one; of several networks, measurements and results are
   *     the means and, for validation and test part, the standard deviations
   * @param listener hears every epoch, on this thread; what it throws comes out of here
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when the parameters
   *     describe no network
   * @throws DivergedException as soon as a loss of any network is NaN or infinite
   */
  Outcome train(TrialSpec spec, List<DataSplits> folds, EpochListener listener);

  /** The same where the data is cut once. */
  default Outcome train(TrialSpec spec, DataSplits data, EpochListener listener) {
    return train(spec, List.of(data), listener);
  }
}
