package dev.sweepline.driver.text;

/**
 * Text made fit for a terminal. What comes from files and from other people's sweeps may hold
 * escape sequences, which a terminal obeys, and marks that turn the reading direction, which show
 * something else than stands there: each such character becomes a question mark. Stateless.
 */
public final class TerminalText {
  private static final char REPLACEMENT = '?';

  private TerminalText() {}

  /** Text of one line, in which a line break is such a character, too. */
  public static String line(String text) {
    return replaced(text, false);
  }

  /** Text of many lines. */
  public static String lines(String text) {
    return replaced(text, true);
  }

  private static String replaced(String text, boolean breaks) {
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isFit(point, breaks) ? point : REPLACEMENT)
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }

  private static boolean isFit(int point, boolean breaks) {
    if (point == '\t' || (breaks && (point == '\n' || point == '\r'))) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> !turns(point);
      default -> true;
    };
  }

  /** Whether the character changes the reading direction; joiners, say, do not. */
  private static boolean turns(int point) {
    return (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0x200E
        || point == 0x200F
        || point == 0x061C;
  }
}
