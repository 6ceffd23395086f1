package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.util.Optional;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Beta-distributed numbers, stretched from 0..1 over low..high.
 *
 * @param a at least 0; 0 is the limit in which every draw lies at the low end
 * @param b at least 0; 0 is the limit in which every draw lies at the high end
 * @param low 0 in a sweep file
 * @param high 1 in a sweep file
 */
public record Beta(double a, double b, double low, double high) implements Parameter {
  private static final double ACCURACY = 1e-15;

  /** So narrow a peak is a constant; far beyond it the quantile is slow, then cannot be found. */
  private static final double LARGEST = 1e9;

  public Beta {
    if (!(a >= 0 && b >= 0 && a <= LARGEST && b <= LARGEST)) {
      throw new IllegalArgumentException("a " + a + " and b " + b + " must be from 0 to 1e9");
    }
    Numbers.requireOrder(low, high);
  }

  public Beta(double a, double b) {
    this(a, b, 0, 1);
  }

  @Override
  public String kind() {
    return "beta";
  }

  @Override
  public String range() {
    return "a "
        + ValueText.exact(a)
        + " b "
        + ValueText.exact(b)
        + " in "
        + Numbers.range(low, high);
  }

  @Override
  public Object quantile(double u) {
    return low + share(u) * (high - low);
  }

  private double share(double u) {
    if (a == 0 || b == 0) {
      return a == b ? Math.rint(u) : a == 0 ? 0.0 : 1.0;
    }
    // No generator: only the quantile is asked for.
    return new BetaDistribution(null, a, b, ACCURACY).inverseCumulativeProbability(u);
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(low, high, Scale.LINEAR);
  }

  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return new Beta(a, b, interval.low(), interval.high());
  }
}
