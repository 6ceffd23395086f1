package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.value.CanonicalValue;
import java.util.Locale;
import java.util.Optional;

/** Values of parameters as tables write them, and what equal ones have in common. Stateless. */
final class CellValue {
  /** What a parameter has in common with itself where it takes no part. */
  static final Object ABSENT = "";

  private CellValue() {}

  /** A cell as a value: a number or a text; empty where the cell is. */
  static Optional<Object> of(String cell) {
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    Object number = number(cell);
    return Optional.of(number == null ? cell : number);
  }

  /** A result in a cell; what is empty or no number is NaN, the value of a trial that diverged. */
  static double measured(String cell) {
    Object number = number(cell);
    return number instanceof Number value ? value.doubleValue() : Double.NaN;
  }

  /**
   * A key that a file's value shares with a table's: 3 with 3.0, true with True, [8, 8] with [8,8].
   */
  static Object key(Object value) {
    if (value instanceof Number) {
      return CanonicalValue.of(value);
    }
    String text = String.valueOf(value).replace(" ", "");
    Object number = number(text);
    return number == null ? text.toLowerCase(Locale.ROOT) : CanonicalValue.of(number);
  }

  private static Object number(String text) {
    if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      return number == Math.rint(number) && text.indexOf('.') < 0 && Math.abs(number) < 0x1p53
          ? (Object) (long) number
          : (Object) number;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
