package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.ValueText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Arithmetic and checks that the numeric kinds share. */
final class Numbers {
  private static final MathContext TWELVE_DIGITS = new MathContext(12);
  private static final long EXACT = 1L << 53;

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
