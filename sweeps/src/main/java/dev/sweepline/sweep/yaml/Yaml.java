package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document with aliases and merge keys resolved, every part with its place. */
public sealed interface Yaml {
  /** The most characters of the file's own text that a message quotes. */
  int LONGEST_QUOTE = 40;

  SourcePosition place();

  /** As a JSON value: null, Boolean, Long, Double, String, List or Map. */
  Object value();

  /** As a message quotes it: short. */
  String shown();

  /** A word of the file, as a message quotes it. */
  static String cut(String word) {
    return word.length() > LONGEST_QUOTE ? word.substring(0, LONGEST_QUOTE) + "…" : word;
  }

  /** One key of a map; the place is the key's. */
  record Field(SourcePosition place, Yaml value) {}

  /**
   * A value without parts.
   *
   * @param source as the file spells it
   */
  record Scalar(SourcePosition place, Object value, String source) implements Yaml {
    @Override
    public String shown() {
      if (value == null) {
        return "null";
      }
      String cut = cut(source);
      return value instanceof String ? "'" + cut + "'" : cut;
    }
  }

  /** A list. */
  record Items(SourcePosition place, List<Yaml> items) implements Yaml {
    @Override
    public Object value() {
      List<Object> values = new ArrayList<>(items.size());
      items.forEach(item -> values.add(item.value()));
      return Collections.unmodifiableList(values);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }

  /** A map, in file order. */
  record Fields(SourcePosition place, Map<String, Field> fields) implements Yaml {
    @Override
    public Object value() {
      Map<String, Object> values = new LinkedHashMap<>();
      fields.forEach((key, field) -> values.put(key, field.value().value()));
      return Collections.unmodifiableMap(values);
    }

    @Override
    public String shown() {
      return "a map";
    }
  }

  /** A part that was reported already; whoever reads it says no more about it. */
  record Broken(SourcePosition place) implements Yaml {
    @Override
    public Object value() {
      return null;
    }

    @Override
    public String shown() {
      return "unreadable";
    }
  }
}
