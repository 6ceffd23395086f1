package dev.sweepline.worker.train;

import dev.sweepline.worker.network.Improvement;
import dev.sweepline.worker.network.TrainableNetwork;

/**
 * Ends training once the validation loss has not been better for some epochs, and goes back to the
 * weights of the best. Not thread-safe; for one trial.
 */
final class Patience {
  private final TrainableNetwork network;
  private final int epochs;
  private final Improvement improvement = new Improvement();
  private float[] best = new float[0];

  /**
   * @param epochs without a better loss; 0 never ends training and keeps the last weights
   */
  Patience(TrainableNetwork network, int epochs) {
    this.network = network;
    this.epochs = epochs;
  }

  /** Hears of an epoch; whether training is over. */
  boolean isOver(double validationLoss) {
    if (epochs == 0) {
      return false;
    }
    if (improvement.add(validationLoss)) {
      best = network.weights();
    }
    return improvement.waited() >= epochs;
  }

  void restoreBest() {
    if (best.length > 0) {
      network.restore(best);
    }
  }
}
