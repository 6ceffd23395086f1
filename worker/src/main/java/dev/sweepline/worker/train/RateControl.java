package dev.sweepline.worker.train;

import dev.sweepline.worker.network.settings.Schedule;
import dev.sweepline.worker.network.settings.TrainingSettings;

/**
 * Controller of the learning rate: says after every epoch what it is times. Not thread-safe; for
 * one trial.
 */
public final class RateControl {
  private final TrainingSettings training;
  private final Improvement improvement = new Improvement();
  private double lowered = 1;

  public RateControl(TrainingSettings training) {
    this.training = training;
  }

  /**
   * The factor of the epoch to come.
   *
   * @param epochs passes done
   * @param spent the share of the budget that is spent
   */
  public double after(int epochs, double spent, double validationLoss) {
    improvement.add(validationLoss);
    if (training.schedule() == Schedule.PLATEAU && improvement.waited() >= training.lrPatience()) {
      lowered *= training.decay();
      improvement.waitAgain();
    }
    return lowered * training.schedule().factor(training.decay(), training.lrStep(), epochs, spent);
  }
}
