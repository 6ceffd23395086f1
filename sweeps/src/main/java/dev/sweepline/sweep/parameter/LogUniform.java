package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/**
 * Real numbers between min and max whose logarithm is uniform.
 *
 * @param min a value, not its logarithm
 * @param max a value, not its logarithm
 * @param kind as the file spells it, which may give the bounds as exponents
 */
public record LogUniform(double min, double max, String kind) implements Parameter {
  public LogUniform {
    Numbers.requirePositive("min", min);
    Numbers.requireOrder(min, max);
  }

  public LogUniform(double min, double max) {
    this(min, max, "log_uniform_values");
  }

  @Override
  public String range() {
    return Numbers.range(min, max);
  }

  @Override
  public Object quantile(double u) {
    return Numbers.logUniform(min, max, u);
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(min, max, Scale.LOG);
  }

  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return new LogUniform(interval.low(), interval.high(), kind);
  }
}
