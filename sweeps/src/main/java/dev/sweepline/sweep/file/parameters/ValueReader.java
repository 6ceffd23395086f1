package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of parameters that are one value or a list of values. */
final class ValueReader {
  private static final Map<String, String> PYTHON_WORDS =
      Map.of("None", "null", "True", "true", "False", "false");

  /** numpy's isclose, which W&amp;B asks whether probabilities sum to 1. */
  private static final double CLOSE = 1e-5 + 1e-8;

  private final MapReader scope;

  ValueReader(MapReader scope) {
    this.scope = scope;
  }

  Optional<Parameter> constant() {
    Optional<Yaml> value = scope.find("value");
    value.ifPresent(this::warnOfPython);
    return value.map(known -> new Constant(known.value()));
  }

  Optional<Parameter> categorical() {
    return values().map(Categorical::new);
  }

  Optional<Parameter> weighted() {
    Optional<List<Object>> values = values();
    Optional<List<Double>> probabilities = probabilities();
    if (values.isEmpty() || probabilities.isEmpty()) {
      return Optional.empty();
    }
    if (values.get().size() != probabilities.get().size()) {
      scope.error(
          "probabilities",
          probabilities.get().size()
              + " probabilities for "
              + values.get().size()
              + " values; write one for each");
      return Optional.empty();
    }
    return Optional.of(new Categorical(values.get(), probabilities.get()));
  }

  private Optional<List<Double>> probabilities() {
    if (!(scope.find("probabilities").orElse(null) instanceof Yaml.Items list)) {
      scope.find("probabilities").ifPresent(p -> notAList("probabilities", p));
      return Optional.empty();
    }
    List<Double> probabilities = new ArrayList<>();
    for (Yaml item : list.items()) {
      if (!(item.value() instanceof Number share) || share.doubleValue() < 0) {
        if (!(item instanceof Yaml.Broken)) {
          scope
              .problems()
              .error(item.place(), "a probability is a number >= 0, not " + item.shown());
        }
      } else {
        probabilities.add(share.doubleValue());
      }
    }
    if (probabilities.size() < list.items().size()) {
      return Optional.empty();
    }
    double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
    if (!(Math.abs(sum - 1) <= CLOSE)) {
      scope.error("probabilities", "probabilities sum to " + (float) sum + ", not to 1");
      return Optional.empty();
    }
    return Optional.of(probabilities);
  }

  private void notAList(String key, Yaml value) {
    if (value.value() == null) {
      scope.error(key, key + " is empty; write " + key + ": " + example(key));
      return;
    }
    String shown = value instanceof Yaml.Scalar scalar ? scalar.source() : "…";
    String instead =
        key.equals("values") && value instanceof Yaml.Scalar
            ? "; write value: " + shown + " or values: [" + shown + "]"
            : (value instanceof Yaml.Fields ? ", not a map" : "")
                + "; write "
                + key
                + ": "
                + example(key);
    scope.error(key, key + " must be a list" + instead);
  }

  private static String example(String key) {
    return key.equals("values") ? "[1, 2]" : "[0.5, 0.5]";
  }

  private Optional<List<Object>> values() {
    Optional<Yaml> value = scope.find("values");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Yaml.Items list)) {
      notAList("values", value.get());
      return Optional.empty();
    }
    if (list.items().isEmpty()) {
      scope.error("values", "values is empty; write at least one value");
      return Optional.empty();
    }
    list.items().forEach(this::warnOfPython);
    List<Object> values = new ArrayList<>();
    list.items().forEach(item -> values.add(item.value()));
    return Optional.of(values);
  }

  private void warnOfPython(Yaml value) {
    String meant = value.value() instanceof String text ? PYTHON_WORDS.get(text) : null;
    if (meant != null) {
      scope
          .problems()
          .warn(value.place(), value.shown() + " is text in YAML; write " + meant + " instead");
    }
  }
}
