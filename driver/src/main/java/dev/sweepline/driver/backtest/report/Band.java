package dev.sweepline.driver.backtest.report;

import dev.sweepline.driver.backtest.MethodResult;
import dev.sweepline.driver.backtest.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A method's mean over seeds after each trial, with twice its standard error to each side.
 * Immutable.
 *
 * @param points one after each trial, from 1; of trials without a finite value NaN
 */
record Band(String method, List<Estimate> points) {
  /** Of the values that runs have after each trial; a run that is over stays as it ended. */
  static Band of(MethodResult method, Function<RunResult, List<Double>> values) {
    int trials = method.runs().stream().mapToInt(RunResult::trials).max().orElse(0);
    List<Estimate> points = new ArrayList<>(trials);
    for (int i = 0; i < trials; i++) {
      int trial = i;
      points.add(
          Estimate.of(
              method.runs().stream()
                  .map(values)
                  .filter(list -> !list.isEmpty())
                  .mapToDouble(list -> list.get(Math.min(trial, list.size() - 1)))
                  .toArray()));
    }
    return new Band(method.method(), points);
  }

  /** The lower edge after a trial. */
  double low(int trial) {
    return points.get(trial).mean() - half(trial);
  }

  /** The upper edge after a trial. */
  double high(int trial) {
    return points.get(trial).mean() + half(trial);
  }

  private double half(int trial) {
    double error = points.get(trial).error();
    return Double.isNaN(error) ? 0 : 2 * error;
  }
}
