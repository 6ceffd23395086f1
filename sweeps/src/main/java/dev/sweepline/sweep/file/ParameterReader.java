package dev.sweepline.sweep.file;

import dev.sweepline.sweep.space.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the parameters: which kind each is, said or inferred, then its values or bounds. */
final class ParameterReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final String EXAMPLE = "{value: 5}, {values: [1, 2]} or {min: 0.1, max: 0.9}";

  private ParameterReader() {}

  /** The parameters that could be read, by name. */
  static Map<String, Parameter> read(Scope sweep) {
    Map<String, Parameter> parameters = new TreeMap<>();
    if (!sweep.has("parameters")) {
      sweep.error("parameters is missing; write parameters: and under it lr: " + EXAMPLE);
    }
    Optional<Scope> names =
        sweep.map("parameters", "a parameter a line, for example lr: {min: 0.1, max: 0.9}");
    if (names.isPresent()) {
      if (names.get().keys().isEmpty()) {
        sweep.error("parameters", "parameters is empty; write lr: " + EXAMPLE + " under it");
      }
      for (String name : names.get().keys()) {
        read(names.get(), name).ifPresent(parameter -> parameters.put(name, parameter));
      }
    }
    return parameters;
  }

  private static Optional<Parameter> read(Scope names, String name) {
    Problems problems = names.problems();
    if (!NAME.matcher(name).matches()) {
      problems.error(
          names.keyPlace(name),
          "parameter name '"
              + name
              + "' must be a letter or _, then letters, digits, '_', '.' or '-'");
    }
    return names
        .find(name)
        .flatMap(
            value ->
                Scope.of(
                    "parameter '" + name + "'",
                    names.keyPlace(name),
                    value,
                    value instanceof Yaml.Items ? "{values: […]}" : "{value: " + plain(value) + "}",
                    problems))
        .flatMap(ParameterReader::parameter);
  }

  private static String plain(Yaml value) {
    return value instanceof Yaml.Scalar scalar && scalar.value() instanceof Number
        ? scalar.source()
        : "…";
  }

  private static Optional<Parameter> parameter(Scope scope) {
    Optional<Kind> said = said(scope);
    if (scope.has("distribution") && said.isEmpty()) {
      return Optional.empty();
    }
    boolean clean = Keys.PARAMETER.check(scope);
    Optional<Kind> kind = said.or(() -> inferred(scope));
    if (kind.isEmpty() && clean) {
      scope.error(
          scope.has("mu") || scope.has("sigma")
              ? "mu and sigma need distribution: normal"
              : "write " + EXAMPLE);
    }
    return kind.isPresent() && fits(kind.get(), scope)
        ? build(scope, kind.get()).filter(parameter -> clean)
        : Optional.empty();
  }

  private static Optional<Parameter> build(Scope scope, Kind kind) {
    try {
      return new KindReader(scope, kind).read();
    } catch (IllegalArgumentException e) {
      scope.error(e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Kind> said(Scope scope) {
    Optional<String> word = scope.text("distribution");
    Optional<Kind> named = word.flatMap(Kind::named);
    if (word.isPresent() && named.isEmpty()) {
      scope.error("distribution", Kind.complaint(word.get()));
    }
    return named;
  }

  /** W&amp;B's order: values, then bounds, then value. */
  private static Optional<Kind> inferred(Scope scope) {
    if (scope.has("values")) {
      return Optional.of(Kind.CATEGORICAL);
    }
    if (scope.has("min") || scope.has("max")) {
      return Optional.of(
          real(scope, "min") || real(scope, "max") ? Kind.UNIFORM : Kind.INT_UNIFORM);
    }
    return scope.has("value") ? Optional.of(Kind.CONSTANT) : Optional.empty();
  }

  private static boolean real(Scope scope, String key) {
    return scope.find(key).filter(value -> value.value() instanceof Double).isPresent();
  }

  /** Whether the keys are those of the kind; reports each that is not. */
  private static boolean fits(Kind kind, Scope scope) {
    boolean fits = true;
    for (String key : scope.keys()) {
      if (Keys.PARAMETER.known().contains(key) && !key.equals("distribution") && !kind.takes(key)) {
        scope.problems().error(scope.keyPlace(key), stray(key, kind, scope));
        fits = false;
      }
    }
    for (String key : kind.required()) {
      if (fits && !scope.has(key)) {
        scope.error(kind.word() + " needs " + String.join(" and ", kind.required()));
        return false;
      }
    }
    return fits;
  }

  private static String stray(String key, Kind kind, Scope scope) {
    if (!scope.has("distribution") && key.equals("q") && scope.has("min")) {
      return "q needs distribution: q_uniform or q_log_uniform_values";
    }
    return scope.has("distribution")
        ? "'" + key + "' does not belong to distribution " + kind.word()
        : "'" + key + "' cannot stand beside '" + kind.required().get(0) + "'; remove one of them";
  }
}
