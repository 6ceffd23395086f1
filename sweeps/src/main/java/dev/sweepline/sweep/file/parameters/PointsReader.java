package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of assignments to try first: {@code points: [{lr: 0.1, optimizer: sgd}]}. */
public final class PointsReader {
  private static final String EXAMPLE = "points: [{lr: 0.1}]";

  private final MapReader file;
  private final SpaceDraft draft;

  public PointsReader(MapReader file, SpaceDraft draft) {
    this.file = file;
    this.draft = draft;
  }

  /** By full parameter name. */
  public List<Map<String, Object>> read() {
    List<Map<String, Object>> points = new ArrayList<>();
    Optional<Yaml> value = file.find("points");
    if (value.isPresent() && !(value.get() instanceof Yaml.Items)) {
      file.error("points", "points must be a list of assignments; write " + EXAMPLE);
    } else if (value.isPresent()) {
      List<Yaml> items = ((Yaml.Items) value.get()).items();
      for (int i = 0; i < items.size(); i++) {
        MapReader.of(
                "point " + (i + 1),
                items.get(i).place(),
                items.get(i),
                "{lr: 0.1}",
                file.problems())
            .ifPresent(
                scope -> {
                  Map<String, Object> point = new LinkedHashMap<>();
                  level(scope, "", point);
                  points.add(point);
                });
      }
    }
    return points;
  }

  private void level(MapReader scope, String group, Map<String, Object> point) {
    for (String key : scope.keys()) {
      String name = group + key;
      Parameter parameter = draft.parameters.get(name);
      Optional<Yaml> value = scope.find(key);
      if (parameter != null) {
        value.ifPresent(known -> take(scope, key, name, parameter, known, point));
      } else if (value.orElse(null) instanceof Yaml.Fields map && isGroup(name)) {
        level(new MapReader(name, scope.keyPlace(key), map, file.problems()), name + ".", point);
      } else if (!draft.places.containsKey(name) || draft.formulas.containsKey(name)) {
        file.problems().error(scope.keyPlace(key), unknown(name));
      }
    }
  }

  private boolean isGroup(String name) {
    return draft.groups.keySet().stream().anyMatch(full -> full.startsWith(name + "."));
  }

  private String unknown(String name) {
    if (draft.formulas.containsKey(name)) {
      return "'" + name + "' is computed; leave it out of points";
    }
    return "there is no parameter '" + name + "'" + DidYouMean.hint(name, draft.places.keySet());
  }

  private void take(
      MapReader scope,
      String key,
      String name,
      Parameter parameter,
      Yaml value,
      Map<String, Object> point) {
    if (parameter.contains(value.value())) {
      point.put(name, value.value());
    } else {
      scope.error(key, "'" + name + "' is never " + value.shown() + "; it is " + parameter.range());
    }
  }
}
