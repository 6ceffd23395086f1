package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.DecimalSteps;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
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
    Numbers.requireExact("min", min);
    Numbers.requireExact("max", max);
    Numbers.requireExact("q", q);
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
    return DecimalSteps.quantize(low + u * (max.doubleValue() - low), q);
  }

  /** min, min + q, … while less than max; integers where min, max and q all are. */
  @Override
  public Optional<GridPoints> grid() {
    if (min instanceof Long && max instanceof Long && q instanceof Long) {
      long low = min.longValue();
      long step = q.longValue();
      long count = -Math.floorDiv(low - max.longValue(), step);
      return Optional.of(new GridPoints(Math.max(1, count), i -> low + i * step));
    }
    // A q too small to move min at all leaves one value; a count beyond long is cut to the largest.
    boolean moves = DecimalSteps.at(min, 1, q) != min.doubleValue();
    long count = moves ? Math.max(1, DecimalSteps.below(min, max, q)) : 1;
    return Optional.of(new GridPoints(count, i -> DecimalSteps.at(min, i, q)));
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
    return Numbers.interval(min.doubleValue(), max.doubleValue(), Scale.LINEAR);
  }

  /** Bounds move to the nearest multiples of q, so that draws stay between them. */
  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return extent.equals(extent().orElseThrow())
        ? this
        : new QUniform(
            (Number) DecimalSteps.quantize(interval.low(), q),
            (Number) DecimalSteps.quantize(interval.high(), q),
            q);
  }
}
