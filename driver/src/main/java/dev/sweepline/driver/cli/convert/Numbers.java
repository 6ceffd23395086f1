package dev.sweepline.driver.cli.convert;

import java.util.Optional;

/** Numbers as other tools write them: in quotes, too. Stateless. */
final class Numbers {
  private Numbers() {}

  /** Long or Double; empty for what is no number. */
  static Optional<Number> of(Object value) {
    if (value instanceof Number number) {
      return Optional.of(number);
    }
    String text = String.valueOf(value).strip();
    if (text.matches("[-+]?\\d{1,18}")) {
      return Optional.of(Long.valueOf(text));
    }
    return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  /** The value as a number where it looks like one, as Boolean or as it is. */
  static Object plain(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (text.strip()) {
      case "true", "True" -> true;
      case "false", "False" -> false;
      default -> of(text).map(Object.class::cast).orElse(text.strip());
    };
  }
}
