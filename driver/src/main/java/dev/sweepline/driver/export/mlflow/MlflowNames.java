package dev.sweepline.driver.export.mlflow;

import java.util.regex.Pattern;

/** Names and values as MLflow takes them. Stateless. */
final class MlflowNames {
  private static final Pattern FOREIGN = Pattern.compile("[^\\p{Alnum}_\\-. :/]");
  private static final int LONGEST_KEY = 250;

  /** What the oldest servers still in use take. */
  private static final int LONGEST_PARAMETER = 500;

  private static final int LONGEST_TAG = 5000;

  private MlflowNames() {}

  /** A parameter's or metric's; what may not stand in one becomes an underscore. */
  static String key(String name) {
    String plain = cut(FOREIGN.matcher(name).replaceAll("_"), LONGEST_KEY);
    // It becomes a path on the server, which refuses what leads out of a folder.
    return plain.startsWith("/") || plain.startsWith(".") ? "_" + plain.substring(1) : plain;
  }

  static String parameter(String value) {
    return cut(value, LONGEST_PARAMETER);
  }

  static String tag(String value) {
    return cut(value, LONGEST_TAG);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
