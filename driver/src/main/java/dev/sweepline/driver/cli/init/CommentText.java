package dev.sweepline.driver.cli.init;

/** Writer of texts that come from a user's file into comments. Stateless. */
final class CommentText {
  private CommentText() {}

  /** One line, nothing that a terminal would act on. */
  static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    return line.length() > 40
        ? line.substring(0, 40) + "…"
        : line.isBlank() ? "'" + line + "'" : line;
  }
}
