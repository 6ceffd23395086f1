package dev.sweepline.sweep.training;

import dev.sweepline.sweep.text.Words;
import java.io.Serializable;

/**
 * The training time of one trial.
 *
 * @param unit passes over the training data, or minibatches
 * @param amount at least 1
 */
public record Budget(Unit unit, int amount) implements Serializable {
  public Budget {
    if (amount < 1) {
      throw new IllegalArgumentException("budget " + unit.word() + " is " + amount + ", not >= 1");
    }
  }

  public static Budget epochs(int amount) {
    return new Budget(Unit.EPOCHS, amount);
  }

  public static Budget steps(int amount) {
    return new Budget(Unit.STEPS, amount);
  }

  /** So many of the same more. */
  public Budget plus(int more) {
    return new Budget(unit, Math.addExact(amount, more));
  }

  @Override
  public String toString() {
    return amount + " " + unit.word();
  }

  /** The unit of a budget. */
  public enum Unit {
    EPOCHS,
    STEPS;

    public String word() {
      return Words.of(this);
    }
  }
}
