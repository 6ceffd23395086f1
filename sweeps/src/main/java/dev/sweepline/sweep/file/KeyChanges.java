package dev.sweepline.sweep.file;

import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import dev.sweepline.sweep.yaml.YamlParser;
import dev.sweepline.sweep.yaml.YamlTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Top-level keys that stand in place of a file's own.
 *
 * @param keys a value that is null removes its key
 */
record KeyChanges(Map<String, Yaml.Field> keys) {
  private static final String METHOD = "method";
  private static final String TYPE = "type";

  /** Reads them; none where the text is blank or no map. */
  static KeyChanges read(String yaml, ProblemCollector problems) {
    if (yaml.isBlank()) {
      return new KeyChanges(Map.of());
    }
    Optional<Yaml> root = YamlParser.read(yaml, problems).map(new YamlTree(problems)::read);
    return new KeyChanges(root.orElse(null) instanceof Yaml.Fields map ? map.fields() : Map.of());
  }

  /** A document with these changes. */
  Yaml in(Yaml root) {
    if (keys.isEmpty() || !(root instanceof Yaml.Fields map)) {
      return root;
    }
    Map<String, Yaml.Field> fields = new LinkedHashMap<>(map.fields());
    if (keys.containsKey(METHOD) && !sameMethod(map)) {
      SweepKeys.METHOD_OPTIONS.forEach(fields::remove);
    }
    keys.forEach(
        (key, field) -> {
          if (field.value().value() == null) {
            fields.remove(key);
          } else {
            Yaml.Field own = fields.get(key);
            fields.put(key, own == null ? field : merged(own, field));
          }
        });
    return new Yaml.Fields(map.place(), fields);
  }

  /** A rule's settings stay where it is the file's own rule. */
  private static Yaml.Field merged(Yaml.Field own, Yaml.Field change) {
    if (!(own.value() instanceof Yaml.Fields before)
        || !(change.value() instanceof Yaml.Fields after)
        || !before.fields().containsKey(TYPE)
        || !after.fields().containsKey(TYPE)
        || !before
            .fields()
            .get(TYPE)
            .value()
            .value()
            .equals(after.fields().get(TYPE).value().value())) {
      return change;
    }
    Map<String, Yaml.Field> both = new LinkedHashMap<>(before.fields());
    both.putAll(after.fields());
    return new Yaml.Field(change.place(), new Yaml.Fields(after.place(), both));
  }

  private boolean sameMethod(Yaml.Fields map) {
    Yaml.Field own = map.fields().get(METHOD);
    return own != null
        && own.value().value() != null
        && own.value().value().equals(keys.get(METHOD).value().value());
  }
}
