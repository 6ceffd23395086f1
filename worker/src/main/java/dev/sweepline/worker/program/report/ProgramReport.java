package dev.sweepline.worker.program.report;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The numbers that a program reports at once.
 *
 * @param epoch passes over its data as it counts them, from 0 or 1; empty where it says none
 * @param step as it counts them; empty where it says none
 * @param metrics by name, the two aside; values may be NaN or infinite
 */
public record ProgramReport(
    OptionalDouble epoch, OptionalDouble step, Map<String, Double> metrics) {
  private static final String EPOCH = "epoch";
  private static final String STEP = "step";
  private static final String WANDB_STEP = "_step";

  public ProgramReport {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** Numbers by name, of which two may say how far the program is. */
  static ProgramReport of(Map<String, Double> numbers) {
    Map<String, Double> metrics = new TreeMap<>(numbers);
    OptionalDouble epoch = axis(metrics.remove(EPOCH));
    OptionalDouble step = axis(metrics.remove(STEP));
    OptionalDouble wandb = axis(metrics.remove(WANDB_STEP));
    return new ProgramReport(epoch, step.isPresent() ? step : wandb, metrics);
  }

  @SuppressWarnings("NullAway") // null where the map lacks it
  private static OptionalDouble axis(Double value) {
    return value == null || !Double.isFinite(value) || value < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(value);
  }
}
