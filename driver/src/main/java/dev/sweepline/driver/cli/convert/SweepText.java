package dev.sweepline.driver.cli.convert;

import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a sweep file in the making, with remarks as comments. Not thread-safe. */
final class SweepText {
  private final List<String> head = new ArrayList<>();
  private final List<String> top = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();
  private final List<String> without = new ArrayList<>();

  /** A comment at the beginning: what is to be looked at. */
  void note(String line) {
    head.add(line);
  }

  /** A key of the file with its value: text, number, Boolean, null, list or map. */
  void put(String key, Object value) {
    top.add(key + ": " + yaml(value));
  }

  /** A parameter with its keys. */
  void parameter(String name, Map<String, ?> keys) {
    parameters.add(word(name) + ": " + yaml(keys));
  }

  /** A comment among the parameters. */
  void remark(String line) {
    parameters.add("# " + oneLine(line));
  }

  /** Things of the other file that have no twin in a sweep file. */
  void without(Collection<String> lines) {
    without.addAll(lines);
  }

  /** The whole file. */
  String text() {
    StringBuilder text = new StringBuilder();
    head.forEach(line -> text.append("# ").append(oneLine(line)).append('\n'));
    top.forEach(line -> text.append(line).append('\n'));
    text.append("parameters:\n");
    parameters.forEach(line -> text.append("  ").append(line).append('\n'));
    if (!without.isEmpty()) {
      text.append("# Without a twin here:\n");
      without.forEach(line -> text.append("#   ").append(oneLine(line)).append('\n'));
    }
    return text.toString();
  }

  /** A value as YAML on one line, which W&amp;B reads alike. */
  static String yaml(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> word(String.valueOf(entry.getKey())) + ": " + yaml(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(SweepText::yaml).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number) {
      // PyYAML takes an exponent without a sign for text.
      return ValueText.exact(number).replaceFirst("e(\\d)", "e+$1");
    }
    return value instanceof String text ? word(text) : String.valueOf(value);
  }

  private static String word(String text) {
    return YamlText.value(oneLine(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Keys in order, those without a value left out. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (keysAndValues[i + 1] != null) {
        map.put((String) keysAndValues[i], keysAndValues[i + 1]);
      }
    }
    return map;
  }
}
