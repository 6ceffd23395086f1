package dev.sweepline.worker.train;

import java.util.List;

/**
 * Early stopping: ends training once the validation loss has not been better for some epochs, and
 * goes back to the weights of the best. Not thread-safe; for one trial.
 */
final class Patience {
  private final TrainableGroup networks;
  private final int epochs;
  private final Improvement improvement = new Improvement();
  private List<float[]> best = List.of();

  /**
   * @param epochs without a better loss; 0 never ends training and keeps the last weights
   */
  Patience(TrainableGroup networks, int epochs) {
    this.networks = networks;
    this.epochs = epochs;
  }

  /** Hears of an epoch; whether training is over. */
  boolean isOver(double validationLoss) {
    if (epochs == 0) {
      return false;
    }
    if (improvement.add(validationLoss)) {
      best = networks.weights();
    }
    return improvement.waited() >= epochs;
  }

  void restoreBest() {
    if (!best.isEmpty()) {
      networks.restore(best);
    }
  }
}
