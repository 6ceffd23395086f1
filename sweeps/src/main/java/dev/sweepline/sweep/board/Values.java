package dev.sweepline.sweep.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/** How parameter and metric values are shown to a person. */
public final class Values {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Values() {}

  /** Four significant digits for numbers, {@code null} as such, lists in brackets. */
  public static String show(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Values::show).collect(Collectors.joining(",", "[", "]"));
    }
    return String.valueOf(value);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    double magnitude = Math.abs(value);
    return value == 0 || (magnitude >= 1e-4 && magnitude < 1e7)
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace("E", "e");
  }
}
