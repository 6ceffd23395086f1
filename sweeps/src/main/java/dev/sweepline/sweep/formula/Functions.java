package dev.sweepline.sweep.formula;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The functions of expressions, by name. */
final class Functions {
  static final String IF = "if";
  static final List<String> OF_MANY = List.of("min", "max");

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
