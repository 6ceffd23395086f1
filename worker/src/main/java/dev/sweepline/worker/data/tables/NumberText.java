package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import java.util.OptionalDouble;

/** Reader of numbers as tables write them: plain digits, with or without an exponent. Stateless. */
public final class NumberText {
  private static final String DIGITS = "0123456789+-.eE";

  private NumberText() {}

  /** A number; empty for text, and for what Java alone takes for a number. */
  public static OptionalDouble read(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    if (DIGITS.indexOf(first) < 0) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(text);
      return text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Whether a text is a number that is too large for any. */
  public static boolean isInfinite(String text) {
    return text.matches("(?i)[-+]?inf(inity)?");
  }

  /**
   * Makes sure that networks, which compute in floats, can have a number.
   *
   * @param place for the message
   */
  static double finite(double number, String text, String column, String place) {
    if (!Float.isFinite((float) number)) {
      throw new DataException(
          "%s: %s in column '%s' is too large; at most 3.4e38 can be read"
              .formatted(place, text, column));
    }
    return number;
  }
}
