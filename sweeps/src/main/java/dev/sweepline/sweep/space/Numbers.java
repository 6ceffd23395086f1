package dev.sweepline.sweep.space;

import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Extent.Scale;
import java.util.Optional;

/** What the numeric kinds share. */
final class Numbers {
  private Numbers() {}

  static void requireOrder(double min, double max) {
    if (!(min <= max)) {
      throw new IllegalArgumentException("min " + min + " is greater than max " + max);
    }
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(what + " " + value + " is not > 0");
    }
  }

  static Optional<Extent> interval(double min, double max, Scale scale) {
    return Optional.of(new Interval(min, max, scale));
  }

  /** The multiple of q nearest to a value, ties to even; an integer where q is one. */
  static Object quantize(double value, Number q) {
    double multiple = Math.rint(value / q.doubleValue());
    return q instanceof Long step
        ? (Object) Math.round(multiple * step)
        : multiple * q.doubleValue();
  }

  static String range(Object min, Object max) {
    return min + ".." + max;
  }

  static String range(Object min, Object max, Object q) {
    return min + ".." + max + " step " + q;
  }

  static double logUniform(double min, double max, double u) {
    double low = Math.log(min);
    double value = Math.exp(low + u * (Math.log(max) - low));
    return Math.max(min, Math.min(max, value));
  }
}
