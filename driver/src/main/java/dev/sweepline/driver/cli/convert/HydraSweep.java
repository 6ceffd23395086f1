package dev.sweepline.driver.cli.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hydra's notation of what one override sweeps over: choices, ranges, intervals. Stateless. */
final class HydraSweep {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)", Pattern.DOTALL);

  private HydraSweep() {}

  /**
   * The keys of a parameter; empty where it has no twin.
   *
   * @param optuna whether Optuna's sweeper reads it: a range's end is part of it there
   */
  static Optional<Map<String, Object>> keys(Object value, boolean optuna) {
    if (!(value instanceof String text)) {
      return Optional.of(SweepText.map("value", value));
    }
    Matcher call = CALL.matcher(text.strip());
    List<String> parts = split(call.matches() ? call.group(2) : text);
    if (!call.matches()) {
      return parts.size() == 1
          ? Optional.of(SweepText.map("value", plain(parts.get(0))))
          : Optional.of(SweepText.map("values", parts.stream().map(HydraSweep::plain).toList()));
    }
    return switch (call.group(1)) {
      case "choice" ->
          Optional.of(SweepText.map("values", parts.stream().map(HydraSweep::plain).toList()));
      case "interval" -> interval(parts);
      case "range" -> range(parts, optuna);
      case "tag" -> tag(parts, optuna);
      case "shuffle", "sort" -> keys(parts.get(0), optuna);
      case "int", "float", "str" -> keys(parts.get(0), optuna);
      default -> Optional.empty();
    };
  }

  private static Optional<Map<String, Object>> interval(List<String> parts) {
    List<Number> bounds = numbers(parts);
    return bounds.size() == 2
        ? Optional.of(SweepText.map("min", bounds.get(0), "max", bounds.get(1)))
        : Optional.empty();
  }

  private static Optional<Map<String, Object>> range(List<String> parts, boolean optuna) {
    List<Number> numbers = numbers(parts);
    if (numbers.isEmpty() || numbers.size() > 3) {
      return Optional.empty();
    }
    Number start = numbers.size() == 1 ? (Number) 0L : numbers.get(0);
    Number stop = numbers.size() == 1 ? numbers.get(0) : numbers.get(1);
    Number step = numbers.size() == 3 ? numbers.get(2) : (Number) 1L;
    boolean whole = start instanceof Long && stop instanceof Long && step instanceof Long;
    if (!whole) {
      return Optional.of(
          SweepText.map(
              "min", start.doubleValue(), "max", stop.doubleValue(), "step", step.doubleValue()));
    }
    long last = optuna ? stop.longValue() : stop.longValue() - 1;
    return Optional.of(
        SweepText.map("min", start, "max", last, "step", step.longValue() == 1 ? null : step));
  }

  private static Optional<Map<String, Object>> tag(List<String> parts, boolean optuna) {
    boolean log = parts.contains("log");
    return keys(parts.get(parts.size() - 1), optuna)
        .map(
            keys -> {
              if (log && keys.containsKey("min")) {
                keys.put("log", true);
              }
              return keys;
            });
  }

  private static List<Number> numbers(List<String> parts) {
    return parts.stream()
        .map(part -> part.replaceFirst("^(start|stop|step|end)\\s*=", ""))
        .flatMap(part -> Numbers.of(part).stream())
        .toList();
  }

  private static Object plain(String part) {
    String text = part.strip();
    boolean quoted =
        text.length() > 1
            && "'\"".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : Numbers.plain(text);
  }

  /** At commas outside brackets and quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }
}
