package dev.sweepline.sweep.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of parameters and metrics as text for people. Stateless, thread-safe. */
public final class ValueText {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
  private static final double LEAST_PLAIN = 1e-4;
  private static final double LEAST_WITH_EXPONENT = 1e7;

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
    double magnitude = Math.abs(value);
    boolean plain = magnitude >= LEAST_PLAIN && magnitude < LEAST_WITH_EXPONENT;
    String quick = plain ? quick(magnitude) : "";
    if (!quick.isEmpty()) {
      return value < 0 ? "-" + quick : quick;
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    if (value == 0 || plain) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /**
   * The same from 1e-4 to 1e7 without decimals of any length, since boards of 100,000 rows are
   * searched by such texts; empty where it lies so near the middle of two that it is not certain.
   */
  private static String quick(double magnitude) {
    int exponent = -4;
    while (magnitude >= (exponent < -1 ? 1 / TENS[-exponent - 1] : TENS[exponent + 1])) {
      exponent++;
    }
    double scaled = exponent <= 3 ? magnitude * TENS[3 - exponent] : magnitude / TENS[exponent - 3];
    double rounded = Math.rint(scaled);
    if (Math.abs(Math.abs(scaled - rounded) - 0.5) < 1e-6) {
      return "";
    }
    long digits = (long) rounded;
    int zeros = exponent - 3;
    while (digits % 10 == 0) {
      digits /= 10;
      zeros++;
    }
    String text = Long.toString(digits);
    int point = text.length() + zeros;
    if (zeros >= 0) {
      return text + "0".repeat(zeros);
    }
    return point > 0
        ? text.substring(0, point) + '.' + text.substring(point)
        : "0." + "0".repeat(-point) + text;
  }
}
