package dev.sweepline.sweep.formula;

import dev.sweepline.sweep.value.ValueText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The functions of expressions, by name. */
final class Functions {
  static final String IF = "if";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(e[+-]?[0-9]{1,3})?");
  static final List<String> OF_MANY = List.of("min", "max", "among", "mentions");

  static final Map<String, Function<Object, Object>> OF_ONE =
      Map.ofEntries(
          Map.entry(
              "abs",
              x -> x instanceof Long n ? (Object) Math.abs(n) : Math.abs(Arithmetic.real(x))),
          Map.entry("floor", x -> whole(Math.floor(Arithmetic.real(x)))),
          Map.entry("ceil", x -> whole(Math.ceil(Arithmetic.real(x)))),
          Map.entry("round", x -> whole(Math.rint(Arithmetic.real(x)))),
          Map.entry(
              "int",
              x ->
                  whole(
                      Arithmetic.real(x) < 0
                          ? Math.ceil(Arithmetic.real(x))
                          : Math.floor(Arithmetic.real(x)))),
          Map.entry("float", Arithmetic::real),
          Map.entry("sqrt", x -> Math.sqrt(Arithmetic.real(x))),
          Map.entry("exp", x -> Math.exp(Arithmetic.real(x))),
          Map.entry("log", x -> Math.log(Arithmetic.real(x))),
          Map.entry("log2", x -> Math.log(Arithmetic.real(x)) / Math.log(2)),
          Map.entry("log10", x -> Math.log10(Arithmetic.real(x))),
          Map.entry("len", Functions::length));

  private Functions() {}

  /** Whether a value is one of some texts; a number is where its first digits are all of them. */
  static boolean among(Object value, List<Object> texts) {
    if (value instanceof OneOf several) {
      return several.texts().stream().anyMatch(text -> among(text, texts));
    }
    String shown = ValueText.show(value).toLowerCase(Locale.ROOT);
    for (Object text : texts) {
      String wanted = String.valueOf(text).toLowerCase(Locale.ROOT);
      if (shown.equals(wanted) || (value instanceof Number number && equal(number, wanted))) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(Number value, String text) {
    double real = value.doubleValue();
    if (!NUMBER.matcher(text).matches() || !Double.isFinite(real)) {
      return false;
    }
    BigDecimal wanted = new BigDecimal(text);
    boolean exactly = text.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
    BigDecimal own = new BigDecimal(real);
    BigDecimal rounded =
        exactly || wanted.signum() == 0
            ? own
            : own.round(new MathContext(wanted.precision(), RoundingMode.HALF_UP));
    return rounded.compareTo(wanted) == 0;
  }

  private static Object whole(double value) {
    return Math.abs(value) <= 0x1p53 ? (Object) (long) value : value;
  }

  private static Object length(Object value) {
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    if (value instanceof String text) {
      return (long) text.length();
    }
    throw new FormulaException(Arithmetic.shown(value) + " has no length");
  }
}
