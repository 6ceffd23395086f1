package dev.sweepline.sweep.space;

import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Extent.Scale;
import java.util.Optional;

/**
 * Multiples of q near a uniform draw from min to max; like W&amp;B's, the nearest multiple may lie
 * outside the bounds.
 *
 * @param min Long or Double
 * @param max Long or Double
 * @param q Long for integer values, Double for real ones; greater than 0
 */
public record QUniform(Number min, Number max, Number q) implements Parameter {
  public QUniform {
    Numbers.requireOrder(min.doubleValue(), max.doubleValue());
    Numbers.requirePositive("q", q.doubleValue());
  }

  @Override
  public String kind() {
    return "q_uniform";
  }

  @Override
  public String range() {
    return Numbers.range(min, max, q);
  }

  @Override
  public Object quantile(double u) {
    double low = min.doubleValue();
    return Numbers.quantize(low + u * (max.doubleValue() - low), q);
  }

  /** min, min + q, … while less than max; integers where min, max and q all are. */
  @Override
  public Optional<GridPoints> grid() {
    double low = min.doubleValue();
    long count = (long) Math.ceil((max.doubleValue() - low) / q.doubleValue());
    boolean whole = min instanceof Long && max instanceof Long && q instanceof Long;
    return Optional.of(
        new GridPoints(
            Math.max(1, count),
            i ->
                whole
                    ? (Object) (min.longValue() + i * q.longValue())
                    : low + i * q.doubleValue()));
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(min.doubleValue(), max.doubleValue(), Scale.LINEAR);
  }

  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return new QUniform(interval.low(), interval.high(), q);
  }
}
