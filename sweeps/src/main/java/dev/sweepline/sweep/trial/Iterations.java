package dev.sweepline.sweep.trial;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.training.Budget;

/** The unit in which a rule counts how far a trial has come. */
public enum Iterations {
  /** Measurements that hold the metric. */
  REPORTS("report"),
  /** Passes over the training data. */
  EPOCHS("epoch"),
  /** Minibatches. */
  STEPS("step");

  private final String one;

  Iterations(String one) {
    this.one = one;
  }

  /** The word used in sweep files and in the log. */
  public String word() {
    return Words.of(this);
  }

  /** One of them, as sentences say it. */
  public String one() {
    return one;
  }

  /** Whether so many of them can be held against a budget: trials report after every epoch. */
  public boolean measures(Budget budget) {
    return this == STEPS ? budget.unit() == Budget.Unit.STEPS : budget.unit() == Budget.Unit.EPOCHS;
  }

  /**
   * How far a trial had come with a measurement.
   *
   * @param reports measurements that held the metric, this one among them
   */
  public long at(Measurement measurement, long reports) {
    return switch (this) {
      case REPORTS -> reports;
      case EPOCHS -> measurement.epoch();
      case STEPS -> measurement.step();
    };
  }
}
