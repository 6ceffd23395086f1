package dev.sweepline.driver.cli.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A map of another tool's file that remembers what was asked of it, so that the rest can be told.
 * Not thread-safe.
 */
final class ForeignMap {
  private static final int LONGEST = 60;

  private final String path;
  private final Map<?, ?> values;
  private final Set<String> taken = new LinkedHashSet<>();
  private final Map<String, List<ForeignMap>> inner = new LinkedHashMap<>();

  ForeignMap(String path, Map<?, ?> values) {
    this.path = path;
    this.values = values;
  }

  List<String> keys() {
    return values.keySet().stream().map(String::valueOf).toList();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A value of any kind; empty where it is absent or null. */
  Optional<Object> take(String key) {
    taken.add(key);
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> text(String key) {
    return take(key).map(String::valueOf).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A number, also one in quotes. */
  Optional<Number> number(String key) {
    return take(key).flatMap(Numbers::of);
  }

  /** A list; a single value is one of itself. */
  List<Object> list(String key) {
    Object value = take(key).orElse(List.of());
    return value instanceof List<?> list ? new ArrayList<>(list) : List.of(value);
  }

  /** An inner map; one without keys where it is absent or no map. */
  ForeignMap map(String key) {
    if (!(values.get(key) instanceof Map<?, ?> map)) {
      return new ForeignMap(below(key), Map.of());
    }
    return inner.computeIfAbsent(key, k -> List.of(new ForeignMap(below(k), map))).get(0);
  }

  /** The maps of a list; other items are left. */
  List<ForeignMap> maps(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      return List.of();
    }
    return inner.computeIfAbsent(
        key,
        k -> {
          List<ForeignMap> maps = new ArrayList<>();
          for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
              maps.add(new ForeignMap(below(k) + "[" + i + "]", map));
            }
          }
          return maps;
        });
  }

  /** Takes everything: it is known, and means nothing here. */
  void ignore(String... keys) {
    taken.addAll(List.of(keys));
  }

  /** What nobody asked for, as {@code path: value}. */
  List<String> rest() {
    List<String> rest = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (inner.containsKey(name)) {
            inner.get(name).forEach(map -> rest.addAll(map.rest()));
          } else if (!taken.contains(name)) {
            rest.add(below(name) + ": " + cut(SweepText.yaml(value)));
          }
        });
    return rest;
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
