package dev.sweepline.sweep.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Steps between numbers, in decimal arithmetic: 12 steps of 0.1 are 1.2, and 3 steps of 0.3 lead
 * from 0 to 0.9 and no further. Results are the doubles nearest to that. Stateless, thread-safe.
 */
public final class DecimalSteps {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MOST_POINTS = new BigDecimal(1L << 53);

  private DecimalSteps() {}

  private static BigDecimal decimal(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : BigDecimal.valueOf(number.doubleValue());
  }

  /** To 34 digits; exact wherever a step meets an end. */
  private static BigDecimal quotient(BigDecimal a, BigDecimal b) {
    return a.divide(b, MathContext.DECIMAL128);
  }

  private static BigDecimal nearest(BigDecimal steps) {
    return steps.setScale(0, RoundingMode.HALF_EVEN);
  }

  /** So many steps from a start. */
  public static double at(Number start, long index, Number step) {
    return decimal(start).add(decimal(step).multiply(BigDecimal.valueOf(index))).doubleValue();
  }

  /** The number of steps from a start that stay at or below an end. */
  public static long within(Number start, Number end, Number step) {
    return toLong(steps(start, end, step).setScale(0, RoundingMode.FLOOR));
  }

  /** The number of points from a start, itself included, that stay below an end. */
  public static long below(Number start, Number end, Number step) {
    return toLong(steps(start, end, step).setScale(0, RoundingMode.CEILING));
  }

  /** The index of the step nearest to a number. */
  public static long nearest(Number start, double number, Number step) {
    return toLong(nearest(steps(start, number, step)));
  }

  private static BigDecimal steps(Number start, Number end, Number step) {
    return quotient(decimal(end).subtract(decimal(start)), decimal(step));
  }

  private static long toLong(BigDecimal count) {
    return count.min(LONGEST).longValue();
  }

  /** The multiple of q nearest to a value, ties to even; an integer where q is one. */
  public static Object quantize(double value, Number q) {
    if (!Double.isFinite(value)) {
      return q instanceof Long ? (Object) Math.round(value) : value;
    }
    Object multiple = multiple(nearest(quotient(BigDecimal.valueOf(value), decimal(q))), q);
    // So coarse a q rounds beyond doubles.
    return multiple instanceof Double real && real.isInfinite() ? (Object) value : multiple;
  }

  private static Object multiple(BigDecimal count, Number q) {
    double product = count.multiply(decimal(q)).doubleValue();
    return q instanceof Long ? (Object) Math.round(product) : product;
  }

  /** Every multiple of q from the one nearest to min to the one nearest to max. */
  public static Optional<GridPoints> multiples(Number min, Number max, Number q) {
    return multiplied(
        nearest(quotient(decimal(min), decimal(q))),
        nearest(quotient(decimal(max), decimal(q))),
        q);
  }

  /** The same without what only min or max itself, which no draw gives, would round to. */
  public static Optional<GridPoints> multiplesBetween(Number min, Number max, Number q) {
    BigDecimal low = quotient(decimal(min), decimal(q));
    BigDecimal high = quotient(decimal(max), decimal(q));
    BigDecimal first = nearest(low);
    BigDecimal last = nearest(high);
    boolean wide = low.compareTo(high) < 0;
    boolean lowRoundsDown = wide && low.subtract(first).compareTo(HALF) == 0;
    boolean highRoundsUp = wide && last.subtract(high).compareTo(HALF) == 0;
    return multiplied(
        lowRoundsDown ? first.add(BigDecimal.ONE) : first,
        highRoundsUp ? last.subtract(BigDecimal.ONE) : last,
        q);
  }

  private static Optional<GridPoints> multiplied(BigDecimal first, BigDecimal last, Number q) {
    BigDecimal count = last.subtract(first).add(BigDecimal.ONE);
    return count.compareTo(MOST_POINTS) < 0
        ? Optional.of(
            new GridPoints(count.longValue(), i -> multiple(first.add(BigDecimal.valueOf(i)), q)))
        : Optional.empty();
  }
}
