package dev.sweepline.sweep.formula;

import java.util.Objects;

/**
 * The meaning of the operators. Integers stay integers while the result is one and fits 2^53;
 * otherwise numbers are doubles.
 */
final class Arithmetic {
  private static final double EXACT = 0x1p53;

  private Arithmetic() {}

  static Object apply(String operator, Object a, Object b) {
    return switch (operator) {
      case "==", "=" -> equal(a, b);
      case "!=", "<>" -> !equal(a, b);
      case "<" -> isNumber(a, b) && compare(a, b) < 0;
      case "<=" -> isNumber(a, b) && compare(a, b) <= 0;
      case ">" -> isNumber(a, b) && compare(a, b) > 0;
      case ">=" -> isNumber(a, b) && compare(a, b) >= 0;
      default -> arithmetic(operator, a, b);
    };
  }

  private static Object arithmetic(String operator, Object a, Object b) {
    double x = real(a);
    double y = real(b);
    double result =
        switch (operator) {
          case "+" -> x + y;
          case "-" -> x - y;
          case "*" -> x * y;
          case "/" -> x / y;
          // As in Python: the sign of the divisor.
          case "%" -> x - y * Math.floor(x / y);
          case "^" -> Math.pow(x, y);
          default -> throw new FormulaException("unknown operator " + operator);
        };
    boolean whole = a instanceof Long && b instanceof Long;
    return whole && result == Math.rint(result) && Math.abs(result) <= EXACT
        ? (Object) (long) result
        : result;
  }

  static double real(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new FormulaException(shown(value) + " is not a number");
  }

  static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new FormulaException(shown(value) + " is neither true nor false");
  }

  private static boolean equal(Object a, Object b) {
    return (a instanceof Number x && b instanceof Number y)
        ? x.doubleValue() == y.doubleValue()
        : Objects.equals(a, b);
  }

  /** As everywhere, no comparison with NaN holds. */
  private static boolean isNumber(Object a, Object b) {
    return !(a instanceof Double x && x.isNaN()) && !(b instanceof Double y && y.isNaN());
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue() + 0.0);
    }
    if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    throw new FormulaException(
        shown(a) + " and " + shown(b) + " have no order; compare numbers, two at a time");
  }

  static String shown(Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }
}
