package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/**
 * Integers from min to max, both included, each as likely.
 *
 * @param min at least -2^53, so that every value is exact as a JSON number
 * @param max at most 2^53
 */
public record IntUniform(long min, long max) implements Parameter {
  public IntUniform {
    Numbers.requireExact("min", min);
    Numbers.requireExact("max", max);
    Numbers.requireOrder((double) min, (double) max);
  }

  @Override
  public String kind() {
    return "int_uniform";
  }

  @Override
  public String range() {
    return Numbers.range(min, max);
  }

  @Override
  public Object quantile(double u) {
    double count = max - min + 1;
    return Math.max(min, Math.min(max, min + (long) Math.ceil(u * count) - 1));
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.of(new GridPoints(max - min + 1, i -> min + i));
  }

  @Override
  public boolean contains(Object value) {
    return CanonicalValue.of(value) instanceof Long whole && whole >= min && whole <= max;
  }

  @Override
  public double spacing() {
    return 1;
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval((double) min, (double) max, Scale.LINEAR);
  }

  /** Bounds are rounded to integers, ties to even. */
  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return new IntUniform((long) Math.rint(interval.low()), (long) Math.rint(interval.high()));
  }
}
