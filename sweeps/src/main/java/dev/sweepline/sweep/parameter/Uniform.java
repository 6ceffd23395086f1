package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/** Real numbers between min and max, all as likely. */
public record Uniform(double min, double max) implements Parameter {
  public Uniform {
    Numbers.requireOrder(min, max);
  }

  @Override
  public String kind() {
    return "uniform";
  }

  @Override
  public String range() {
    return Numbers.range(min, max);
  }

  @Override
  public Object quantile(double u) {
    return Math.min(max, min + u * (max - min));
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(min, max, Scale.LINEAR);
  }

  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return new Uniform(interval.low(), interval.high());
  }
}
