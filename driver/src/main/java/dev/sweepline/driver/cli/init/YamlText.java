package dev.sweepline.driver.cli.init;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writer of texts that come from a user's file into YAML. Stateless. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
  private static final Pattern WORDS =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

  private YamlText() {}

  /** As a value: quoted where YAML would read something else. */
  static String value(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches() ? text : quoted(text);
  }

  static String list(List<String> texts) {
    return texts.stream().map(YamlText::value).collect(Collectors.joining(", ", "[", "]"));
  }

  /** In a comment: one line, nothing that a terminal would act on. */
  static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    return line.length() > 40
        ? line.substring(0, 40) + "…"
        : line.isBlank() ? "'" + line + "'" : line;
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
