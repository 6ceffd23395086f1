package dev.sweepline.sweep.yaml;

import java.util.regex.Pattern;

/** Writer of texts into YAML, each on one line. Stateless. */
public final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("(?![.][0-9])[A-Za-z_./][A-Za-z0-9_./-]*");

  /** What YAML 1.1, as its readers have it, takes for something else than a text. */
  private static final Pattern WORDS =
      Pattern.compile("(?i)yes|no|on|off|true|false|null|\\.inf|\\.nan");

  private YamlText() {}

  /** As a key or value: quoted where it would be read as something else. */
  public static String value(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
