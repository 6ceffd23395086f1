package dev.sweepline.driver.backtest;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Result of a method: its runs.
 *
 * @param method as the user wrote it
 * @param runs one a seed, in the seeds' order
 */
public record MethodResult(String method, List<RunResult> runs) {
  public MethodResult {
    runs = List.copyOf(runs);
  }

  /** One number of each run, in the seeds' order. */
  public double[] each(ToDoubleFunction<RunResult> number) {
    return runs.stream().mapToDouble(number).toArray();
  }
}
