package dev.sweepline.sweep.space;

import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Extent.Scale;
import java.math.BigDecimal;
import java.util.Optional;

/** What the numeric kinds share. */
final class Numbers {
  private static final long EXACT = 1L << 53;

  /** Adding it turns -0.0 into 0.0 and changes nothing else. */
  private static final double NO_NEGATIVE_ZERO = 0.0;

  private Numbers() {}

  static void requireOrder(double min, double max) {
    if (!(min <= max)) {
      throw new IllegalArgumentException("min " + min + " is greater than max " + max);
    }
    if (!Double.isFinite(max - min)) {
      throw new IllegalArgumentException("from " + min + " to " + max + " is too wide");
    }
  }

  /** JSON's numbers, and the doubles we draw with, are exact up to 2^53 only. */
  static void requireExact(String what, long value) {
    if (value > EXACT || value < -EXACT) {
      throw new IllegalArgumentException(what + " " + value + " is beyond 2^53");
    }
  }

  static void requireExact(String what, Number value) {
    if (value instanceof Long whole) {
      requireExact(what, whole.longValue());
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
        : multiple * q.doubleValue() + NO_NEGATIVE_ZERO;
  }

  static String range(Number min, Number max) {
    return show(min) + ".." + show(max);
  }

  static String range(Number min, Number max, Number q) {
    return range(min, max) + " step " + show(q);
  }

  /** All digits, without an exponent where that stays short: 0.00001 and not 1.0E-5. */
  static String show(Object value) {
    if (!(value instanceof Double number) || !Double.isFinite(number)) {
      return String.valueOf(value);
    }
    String java = number.toString();
    double magnitude = Math.abs(number);
    return java.contains("E") && magnitude >= 1e-9 && magnitude < 1e12
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : java.replace("E", "e");
  }

  static double logUniform(double min, double max, double u) {
    double low = Math.log(min);
    double value = Math.exp(low + u * (Math.log(max) - low));
    return Math.max(min, Math.min(max, value));
  }
}
