package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Arithmetic and checks that the numeric kinds share. */
final class Numbers {
  private static final MathContext TWELVE_DIGITS = new MathContext(12);
  private static final long EXACT = 1L << 53;

  /** Adding it turns -0.0 into 0.0 and changes nothing else. */
  private static final double NO_NEGATIVE_ZERO = 0.0;

  private static final double HALF = 0.5;

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

  static void requireNormal(double mu, double sigma) {
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("mu " + mu + " is not a finite number");
    }
    if (!(sigma >= 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("sigma " + sigma + " is not a finite number >= 0");
    }
  }

  static Optional<Extent> interval(double min, double max, Scale scale) {
    return Optional.of(new Interval(min, max, scale));
  }

  /** The multiple of q nearest to a value, ties to even; an integer where q is one. */
  static Object quantize(double value, Number q) {
    double multiple = Math.rint(value / q.doubleValue());
    if (q instanceof Long step) {
      return Math.round(multiple * step);
    }
    double rounded = multiple * q.doubleValue();
    // So fine a q is beneath the value's own precision; so coarse a one rounds beyond doubles.
    return (Double.isFinite(rounded) ? rounded : value) + NO_NEGATIVE_ZERO;
  }

  /** Every multiple of q from the one nearest to min to the one nearest to max. */
  static Optional<GridPoints> multiples(double min, double max, Number q) {
    return multiplied(Math.rint(min / q.doubleValue()), Math.rint(max / q.doubleValue()), q);
  }

  /** The same without what only min or max itself, which no draw gives, would round to. */
  static Optional<GridPoints> multiplesBetween(double min, double max, Number q) {
    double low = min / q.doubleValue();
    double high = max / q.doubleValue();
    boolean lowRoundsDown = min < max && low - Math.rint(low) == HALF;
    boolean highRoundsUp = min < max && Math.rint(high) - high == HALF;
    return multiplied(
        Math.rint(low) + (lowRoundsDown ? 1 : 0), Math.rint(high) - (highRoundsUp ? 1 : 0), q);
  }

  private static Optional<GridPoints> multiplied(double first, double last, Number q) {
    double count = last - first + 1;
    return count < 0x1p53
        ? Optional.of(new GridPoints((long) count, i -> quantize((first + i) * q.doubleValue(), q)))
        : Optional.empty();
  }

  static String range(Number min, Number max) {
    return ValueText.exact(min) + ".." + ValueText.exact(max);
  }

  static String range(Number min, Number max, Number q) {
    return range(min, max) + " step " + ValueText.exact(q);
  }

  /** To twelve digits, which undoes what a few sums of decimal fractions add. */
  static double rounded(double value) {
    return new BigDecimal(value).round(TWELVE_DIGITS).doubleValue();
  }

  static double logUniform(double min, double max, double u) {
    double low = Math.log(min);
    double value = Math.exp(low + u * (Math.log(max) - low));
    return Math.max(min, Math.min(max, value));
  }
}
