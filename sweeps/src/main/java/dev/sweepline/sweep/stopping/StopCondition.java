package dev.sweepline.sweep.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.trial.Iterations;
import java.util.List;

/**
 * A condition on a trial's newest metrics under which it ends; {@code stop_if} in a sweep file.
 *
 * @param condition names metrics, and may name {@link #EPOCH}, {@link #STEP} and {@link #REPORT}
 */
public record StopCondition(Formula condition) implements EarlyTermination {
  /** Passes over the training data so far. */
  public static final String EPOCH = "epoch";

  /** Minibatches so far. */
  public static final String STEP = "step";

  /** Measurements so far. */
  public static final String REPORT = "report";

  /** What is no metric. */
  public static final List<String> COUNTS = List.of(EPOCH, STEP, REPORT);

  public StopCondition {
    requireNonNull(condition, "condition");
  }

  @Override
  public String word() {
    return "stop_if";
  }

  @Override
  public Iterations unit() {
    return Iterations.REPORTS;
  }

  @Override
  public List<Long> rungs() {
    return List.of();
  }
}
