package dev.sweepline.driver.backtest.report;

/** Text in HTML. Stateless. */
final class Html {
  private Html() {}

  /** Text as content or attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
