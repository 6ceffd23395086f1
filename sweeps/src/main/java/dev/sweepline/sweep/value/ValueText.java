package dev.sweepline.sweep.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of parameters and metrics as text for people. Stateless, thread-safe. */
public final class ValueText {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private ValueText() {}

  /**
   * Four significant digits for real numbers, all for integers; lists in brackets, maps in braces.
   */
  public static String show(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ValueText::show).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + show(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return String.valueOf(value);
  }

  /** All digits, without an exponent where that stays short: 0.00001 and not 1.0E-5. */
  public static String exact(Object value) {
    if (!(value instanceof Double number) || !Double.isFinite(number)) {
      return String.valueOf(value);
    }
    String java = number.toString();
    double magnitude = Math.abs(number);
    return java.contains("E") && magnitude >= 1e-9 && magnitude < 1e12
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : java.replace("E", "e");
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    double magnitude = Math.abs(value);
    if (value == 0 || (magnitude >= 1e-4 && magnitude < 1e7)) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
