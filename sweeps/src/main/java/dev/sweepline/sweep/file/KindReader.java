package dev.sweepline.sweep.file;

import dev.sweepline.sweep.space.Categorical;
import dev.sweepline.sweep.space.Constant;
import dev.sweepline.sweep.space.IntUniform;
import dev.sweepline.sweep.space.LogUniform;
import dev.sweepline.sweep.space.Normal;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.QLogUniform;
import dev.sweepline.sweep.space.QUniform;
import dev.sweepline.sweep.space.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one parameter whose kind is known and whose keys fit it. */
final class KindReader {
  private static final Map<String, String> PYTHON_WORDS =
      Map.of("None", "null", "True", "true", "False", "false");

  private final Scope scope;
  private final Kind kind;

  KindReader(Scope scope, Kind kind) {
    this.scope = scope;
    this.kind = kind;
  }

  Optional<Parameter> read() {
    return switch (kind.word()) {
      case "constant" -> scope.find("value").map(this::constant);
      case "categorical" -> scope.find("values").flatMap(this::categorical);
      case "int_uniform" -> intUniform();
      case "normal" -> normal();
      default -> bounds().flatMap(this::continuous);
    };
  }

  private Parameter constant(Yaml value) {
    warnOfPython(value);
    return new Constant(value.value());
  }

  private Optional<Parameter> categorical(Yaml value) {
    if (!(value instanceof Yaml.Items list)) {
      String shown = value instanceof Yaml.Scalar scalar ? scalar.source() : "…";
      scope.error(
          "values",
          value instanceof Yaml.Fields
              ? "values must be a list, not a map; write values: [1, 2]"
              : "values must be a list; write value: " + shown + " or values: [" + shown + "]");
      return Optional.empty();
    }
    if (list.items().isEmpty()) {
      scope.error("values", "values is empty; write at least one value");
      return Optional.empty();
    }
    list.items().forEach(this::warnOfPython);
    List<Object> values = new ArrayList<>();
    list.items().forEach(item -> values.add(item.value()));
    return Optional.of(new Categorical(values));
  }

  private void warnOfPython(Yaml value) {
    String meant = value.value() instanceof String text ? PYTHON_WORDS.get(text) : null;
    if (meant != null) {
      scope
          .problems()
          .warn(value.place(), value.shown() + " is text in YAML; write " + meant + " instead");
    }
  }

  private Optional<Parameter> intUniform() {
    OptionalLong min = scope.whole("min");
    OptionalLong max = scope.whole("max");
    if (min.isEmpty()
        || max.isEmpty()
        || !ordered((double) min.getAsLong(), (double) max.getAsLong())) {
      return Optional.empty();
    }
    if (!scope.has("distribution") && min.getAsLong() == 0 && max.getAsLong() == 1) {
      scope
          .problems()
          .warn(
              scope.valuePlace("min"),
              "0 and 1 are integers, so only 0 and 1 are tried; write 0.0 and 1.0 for what lies"
                  + " between");
    }
    return Optional.of(new IntUniform(min.getAsLong(), max.getAsLong()));
  }

  private Optional<Parameter> normal() {
    Optional<Number> mu = scope.has("mu") ? scope.number("mu") : Optional.of(0.0);
    Optional<Number> sigma = scope.has("sigma") ? scope.number("sigma") : Optional.of(1.0);
    if (sigma.filter(deviation -> deviation.doubleValue() < 0).isPresent()) {
      scope.error("sigma", "sigma " + sigma.get() + " must be >= 0");
      return Optional.empty();
    }
    return mu.isPresent() && sigma.isPresent()
        ? Optional.of(new Normal(mu.get().doubleValue(), sigma.get().doubleValue()))
        : Optional.empty();
  }

  private record Bounds(Number min, Number max) {}

  private Optional<Bounds> bounds() {
    Optional<Number> min = scope.number("min");
    Optional<Number> max = scope.number("max");
    if (min.isEmpty()
        || max.isEmpty()
        || !ordered(min.get().doubleValue(), max.get().doubleValue())) {
      return Optional.empty();
    }
    if (kind.word().contains("log") && min.get().doubleValue() <= 0) {
      scope.error("min", "min " + shown("min") + " must be > 0 for " + kind.word());
      return Optional.empty();
    }
    return Optional.of(new Bounds(min.get(), max.get()));
  }

  private Optional<Parameter> continuous(Bounds bounds) {
    double min = bounds.min().doubleValue();
    double max = bounds.max().doubleValue();
    if (kind.word().equals("uniform")) {
      return Optional.of(new Uniform(min, max));
    }
    if (kind.word().equals("log_uniform_values")) {
      return Optional.of(new LogUniform(min, max));
    }
    Optional<Number> q = scope.has("q") ? scope.number("q") : Optional.of(1.0);
    if (q.filter(step -> step.doubleValue() <= 0).isPresent()) {
      scope.error("q", "q " + shown("q") + " must be > 0");
      return Optional.empty();
    }
    return q.map(
        step ->
            kind.word().equals("q_uniform")
                ? new QUniform(bounds.min(), bounds.max(), step)
                : new QLogUniform(min, max, step));
  }

  private boolean ordered(double min, double max) {
    if (min < max) {
      return true;
    }
    scope.error(
        "min",
        "min "
            + shown("min")
            + " is not less than max "
            + shown("max")
            + (min == max ? "; write value: " + shown("min") : "; swap them"));
    return false;
  }

  private String shown(String key) {
    return scope.find(key).map(Yaml::shown).orElse("");
  }
}
