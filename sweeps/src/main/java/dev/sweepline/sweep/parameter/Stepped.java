package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.DecimalSteps;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/**
 * Numbers min, min + step, … as far as max, which is included where a step meets it; each as
 * likely. Ours: W&amp;B's q_uniform lies on multiples of q instead and leaves max out of a grid.
 *
 * @param min Long or Double
 * @param max Long or Double
 * @param step Long or Double, greater than 0; draws are integers where min and step both are
 */
public record Stepped(Number min, Number max, Number step) implements Parameter {
  public Stepped {
    Numbers.requireExact("min", min);
    Numbers.requireExact("max", max);
    Numbers.requireExact("step", step);
    Numbers.requireOrder(min.doubleValue(), max.doubleValue());
    Numbers.requirePositive("step", step.doubleValue());
    if (!((max.doubleValue() - min.doubleValue()) / step.doubleValue() < 0x1p53)) {
      throw new IllegalArgumentException("step " + step + " is too small for such a range");
    }
  }

  @Override
  public String kind() {
    return "stepped";
  }

  @Override
  public String range() {
    return Numbers.range(min, max, step);
  }

  private long count() {
    return DecimalSteps.within(min, max, step) + 1;
  }

  private Object at(long index) {
    if (min instanceof Long low && step instanceof Long whole) {
      return low + index * whole;
    }
    return DecimalSteps.at(min, index, step);
  }

  @Override
  public Object quantile(double u) {
    long count = count();
    long index = (long) Math.ceil(u * count) - 1;
    return at(Math.max(0, Math.min(count - 1, index)));
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.of(new GridPoints(count(), this::at));
  }

  @Override
  public double spacing() {
    return step.doubleValue();
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(min.doubleValue(), max.doubleValue(), Scale.LINEAR);
  }

  /** Bounds move to the nearest steps. */
  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return extent.equals(extent().orElseThrow())
        ? this
        : new Stepped(nearest(interval.low()), nearest(interval.high()), step);
  }

  private Number nearest(double bound) {
    return (Number) at(DecimalSteps.nearest(min, bound, step));
  }
}
