package dev.sweepline.driver.backtest;

import java.util.List;

/**
 * One run of one method.
 *
 * @param best the best value that a trial has ended with, after each end; NaN before the first
 *     finite one
 * @param regret how far the mean of that trial's configuration lies from the table's best, at least
 *     0, after each end; NaN before
 * @param epochs what the trials that had ended by then had cost together, after each end
 * @param nearest how many trials met the nearest configuration, because theirs is not in the table
 */
public record RunResult(
    long seed, List<Double> best, List<Double> regret, List<Double> epochs, int nearest) {
  public RunResult {
    best = List.copyOf(best);
    regret = List.copyOf(regret);
    epochs = List.copyOf(epochs);
  }

  /** How many trials there were. */
  public int trials() {
    return best.size();
  }

  public double finalBest() {
    return last(best);
  }

  public double finalRegret() {
    return last(regret);
  }

  /** What all trials have cost, in epochs. */
  public double totalEpochs() {
    return epochs.isEmpty() ? 0 : last(epochs);
  }

  private static double last(List<Double> values) {
    return values.isEmpty() ? Double.NaN : values.get(values.size() - 1);
  }
}
