package dev.sweepline.sweep.space;

import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Extent.Scale;
import java.util.Optional;

/** Real numbers between min and max whose logarithm is uniform; min and max are values. */
public record LogUniform(double min, double max) implements Parameter {
  public LogUniform {
    Numbers.requirePositive("min", min);
    Numbers.requireOrder(min, max);
  }

  @Override
  public String kind() {
    return "log_uniform_values";
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
    return new LogUniform(interval.low(), interval.high());
  }
}
