package dev.sweepline.worker.network.user;

import dev.sweepline.worker.network.settings.InvalidNetworkException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Template: JSON text with {@code ${parameter}} where values go. Alone, in quotes or bare, it
 * becomes the value as JSON; within a longer string it becomes the value's text. Immutable,
 * thread-safe.
 */
record Placeholders(String text) {
  private static final String NAME = "\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}";

  /** A string that is a placeholder and nothing else, any other string, or a bare placeholder. */
  private static final Pattern TOKEN =
      Pattern.compile("\"" + NAME + "\"|\"(?:[^\"\\\\]|\\\\.)*\"|" + NAME);

  private static final Pattern INNER = Pattern.compile(NAME);

  /** Parameters that have a place. */
  Set<String> names() {
    return INNER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The text with every placeholder filled.
   *
   * @throws InvalidNetworkException naming a placeholder without a value
   */
  String fill(Map<String, Object> values) {
    return TOKEN.matcher(text).replaceAll(token -> Matcher.quoteReplacement(token(token, values)));
  }

  private static String token(MatchResult token, Map<String, Object> values) {
    for (int group : new int[] {1, 2}) {
      if (token.group(group) != null) {
        return json(value(token.group(group), values));
      }
    }
    return INNER
        .matcher(token.group())
        .replaceAll(
            name -> {
              String inner = json(String.valueOf(plain(value(name.group(1), values))));
              return Matcher.quoteReplacement(inner.substring(1, inner.length() - 1));
            });
  }

  private static Object value(String name, Map<String, Object> values) {
    if (!values.containsKey(name)) {
      throw new InvalidNetworkException("placeholder ${" + name + "} has no parameter");
    }
    return values.get(name);
  }

  /** A whole number is written as one: DL4J's widths are integers. */
  private static Object plain(Object value) {
    return value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) < Long.MAX_VALUE
        ? (Object) number.longValue()
        : value;
  }

  private static String json(Object value) {
    if (value instanceof String string) {
      return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Placeholders::json).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> json(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return String.valueOf(plain(value));
  }
}
