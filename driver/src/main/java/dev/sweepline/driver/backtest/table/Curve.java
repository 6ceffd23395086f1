package dev.sweepline.driver.backtest.table;

/**
 * The values that one measured training reported, step by step, and what it ended with. Immutable.
 */
public final class Curve {
  private final double[] steps;
  private final double end;

  /**
   * A training.
   *
   * @param steps the objective's value after each step, NaN from where it diverged; at least one
   * @param end the objective's value of the finished training
   */
  Curve(double[] steps, double end) {
    this.steps = steps.clone();
    this.end = end;
    if (steps.length == 0) {
      throw new IllegalArgumentException("a curve has no steps");
    }
  }

  /** A training of which only the end is known. */
  static Curve of(double end) {
    return new Curve(new double[] {end}, end);
  }

  /** How many steps were measured. */
  public int steps() {
    return steps.length;
  }

  /**
   * The value after a step.
   *
   * @param step from 1
   */
  public double at(int step) {
    return steps[step - 1];
  }

  /** The value of the finished training. */
  public double end() {
    return end;
  }

  /** Whether the end is another measurement than the last step. */
  public boolean endsApart() {
    return Double.compare(end, steps[steps.length - 1]) != 0;
  }
}
