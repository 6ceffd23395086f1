package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.DecimalSteps;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/**
 * Multiples of q near a log-uniform draw from min to max; like W&amp;B's, the nearest multiple may
 * lie outside the bounds.
 *
 * @param min a value, not its logarithm
 * @param max a value, not its logarithm
 * @param q Long for integer values, Double for real ones; greater than 0
 * @param kind as the file spells it, which may give the bounds as exponents
 */
public record QLogUniform(double min, double max, Number q, String kind) implements Parameter {
  public QLogUniform {
    Numbers.requireExact("q", q);
    Numbers.requirePositive("min", min);
    Numbers.requireOrder(min, max);
    Numbers.requirePositive("q", q.doubleValue());
  }

  public QLogUniform(double min, double max, Number q) {
    this(min, max, q, "q_log_uniform_values");
  }

  @Override
  public String range() {
    return Numbers.range(min, max, q);
  }

  @Override
  public Object quantile(double u) {
    return DecimalSteps.quantize(Numbers.logUniform(min, max, u), q);
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public Optional<GridPoints> support() {
    return DecimalSteps.multiplesBetween(min, max, q);
  }

  @Override
  public double spacing() {
    return q.doubleValue();
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(min, max, Scale.LOG);
  }

  /** Bounds move to the nearest multiples of q above 0, so that draws stay between them. */
  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return extent.equals(extent().orElseThrow())
        ? this
        : new QLogUniform(multiple(interval.low()), multiple(interval.high()), q, kind);
  }

  private double multiple(double bound) {
    double nearest = ((Number) DecimalSteps.quantize(bound, q)).doubleValue();
    return nearest > 0 ? nearest : bound;
  }
}
