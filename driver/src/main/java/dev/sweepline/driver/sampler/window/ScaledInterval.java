package dev.sweepline.driver.sampler.window;

import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;

/**
 * An interval on a parameter's own scale. A whole number takes the unit around it, so that the
 * width of 1..4 is four and windows over whole numbers move and shrink by the same arithmetic.
 *
 * @param low on the scale: a logarithm where the scale is logarithmic
 * @param high at least {@code low}
 */
record ScaledInterval(double low, double high) {
  private static final double HALF = 0.5;

  static ScaledInterval of(Interval interval, boolean whole) {
    double pad = whole ? HALF : 0;
    Scale scale = interval.scale();
    return new ScaledInterval(scale.to(interval.low()) - pad, scale.to(interval.high()) + pad);
  }

  static ScaledInterval around(double centre, double width) {
    return new ScaledInterval(centre - width / 2, centre + width / 2);
  }

  double width() {
    return high - low;
  }

  private ScaledInterval shifted(double by) {
    return new ScaledInterval(low + by, high + by);
  }

  /** Moved onto whole numbers by half a unit or not at all: down, or else up. */
  ScaledInterval aligned(boolean down) {
    double first = down ? Math.floor(low + HALF) : Math.ceil(low + HALF);
    return shifted(first - HALF - low);
  }

  /** Moved inside the bounds at its width; cut only where it is wider than they are. */
  ScaledInterval inside(ScaledInterval bounds) {
    ScaledInterval moved = shifted(Math.max(0, bounds.low - low));
    moved = moved.shifted(Math.min(0, bounds.high - moved.high));
    return new ScaledInterval(Math.max(bounds.low, moved.low), Math.min(bounds.high, moved.high));
  }

  /**
   * Widened on the sides that need it to contain {@code inner}; where that makes it wider than
   * {@code widest}, the side that needs nothing gives way.
   *
   * @param inner no wider than {@code widest}
   */
  ScaledInterval covering(ScaledInterval inner, double widest) {
    ScaledInterval all = new ScaledInterval(Math.min(low, inner.low), Math.max(high, inner.high));
    if (all.width() <= widest) {
      return all;
    }
    return inner.low < low
        ? new ScaledInterval(all.low, Math.max(inner.high, all.low + widest))
        : new ScaledInterval(Math.min(inner.low, all.high - widest), all.high);
  }

  /** Back to values; a logarithmic one stays a positive finite number. */
  Interval interval(Scale scale, boolean whole) {
    double pad = whole ? HALF : 0;
    double from = scale.from(low + pad);
    double to = scale.from(high - pad);
    return scale == Scale.LOG
        ? new Interval(Math.max(from, Double.MIN_NORMAL), Math.min(to, Double.MAX_VALUE), scale)
        : new Interval(from, to, scale);
  }
}
