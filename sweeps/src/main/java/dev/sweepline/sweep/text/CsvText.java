package dev.sweepline.sweep.text;

import java.util.List;
import java.util.stream.Collectors;

/** Writer of csv by RFC 4180: fields are quoted where they must be. Stateless. */
public final class CsvText {
  private CsvText() {}

  /** A line without its end. */
  public static String line(List<String> fields, char separator) {
    return fields.stream()
        .map(field -> field(field, separator))
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static String field(String text, char separator) {
    boolean plain =
        text.chars().noneMatch(c -> c == '"' || c == separator || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
