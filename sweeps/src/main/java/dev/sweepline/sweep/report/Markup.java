package dev.sweepline.sweep.report;

import java.util.Locale;

/** HTML on its way: whatever is put in as text stays text. Not thread-safe. */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /** Markup of our own. */
  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text of anybody's. */
  Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** An element with nothing but text in it. */
  Markup element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name.split(" ", 2)[0] + ">");
  }

  /** A coordinate. */
  static String at(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Marks that turn the direction of reading, and what no browser shows, become question marks. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isShown(point) ? point : '?');
              }
            });
    return safe.toString();
  }

  private static boolean isShown(int point) {
    int type = Character.getType(point);
    return point == '\n'
        || point == '\t'
        || (type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
