package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;

/** Trains trials; thread-safe, many at once. */
public interface Trainer {
  /**
   * Trains until the budget is spent, the listener ends it or the thread is interrupted. Equal
   * seed, parameters, budget and data give equal measurements bit for bit, except for the seconds,
   * whatever else trains in the JVM.
   *
   * @param listener hears every epoch, on this thread; what it throws comes out of here
   * @throws dev.sweepline.worker.network.InvalidNetworkException when the parameters describe no
   *     network
   * @throws DivergedException as soon as a loss is NaN or infinite
   */
  Outcome train(TrialSpec spec, DataSplits data, EpochListener listener);
}
