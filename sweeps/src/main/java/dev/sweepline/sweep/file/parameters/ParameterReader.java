package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.file.program.ProgramReader;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reader of the parameters: the distribution of each, said or inferred, then its values or
 * bounds.
 */
public final class ParameterReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final String EXAMPLE = "{value: 5}, {values: [1, 2]} or {min: 0.1, max: 0.9}";

  /** What depends on what is followed as deep as it goes. */
  private static final int MOST = 1_000;

  private final SpaceDraft draft = new SpaceDraft();
  private final ProblemCollector problems;
  private final boolean forProgram;

  private ParameterReader(ProblemCollector problems, boolean forProgram) {
    this.problems = problems;
    this.forProgram = forProgram;
  }

  /** What could be read. */
  public static SpaceDraft read(MapReader sweep) {
    ParameterReader reader = new ParameterReader(sweep.problems(), ProgramReader.isProgram(sweep));
    if (!sweep.has("parameters")) {
      sweep.error("parameters is missing; write parameters: and under it lr: " + EXAMPLE);
    }
    Optional<MapReader> names =
        sweep.map("parameters", "a parameter a line, for example lr: {min: 0.1, max: 0.9}");
    if (names.isPresent() && names.get().keys().isEmpty()) {
      sweep.error("parameters", "parameters is empty; write lr: " + EXAMPLE + " under it");
    }
    names.ifPresent(scope -> reader.level(scope, List.of(), List.of()));
    return reader.draft;
  }

  /**
   * The parameters of one level.
   *
   * @param path the groups that enclose it
   * @param whens the conditions of those groups
   */
  private void level(MapReader names, List<String> path, List<SpaceDraft.When> whens) {
    for (String name : names.keys()) {
      if (draft.places.size() == MOST) {
        problems.error(
            names.keyPlace(name), "more than " + MOST + " parameters start here; write fewer");
        return;
      }
      if (!NAME.matcher(name).matches()) {
        odd(name, names.keyPlace(name));
      }
      List<String> own = new ArrayList<>(path);
      own.add(name);
      Optional<MapReader> scope =
          names
              .find(name)
              .flatMap(
                  value ->
                      MapReader.of(
                          "parameter '" + String.join(".", own) + "'",
                          names.keyPlace(name),
                          value,
                          value instanceof Yaml.Items
                              ? "{values: […]}"
                              : "{value: " + plain(value) + "}",
                          problems));
      if (scope.isPresent() && scope.get().has("parameters")) {
        group(scope.get(), own, whens);
      } else if (newName(names.keyPlace(name), own)) {
        scope.ifPresent(map -> leaf(map, own, whens));
      }
    }
  }

  /** A program may call its arguments what it likes. */
  private void odd(String name, SourcePosition place) {
    String said = "parameter name '" + Yaml.cut(name) + "' ";
    if (forProgram && !name.isBlank()) {
      problems.warn(
          place, said + "is odd, and given to the program as it is; formulas cannot name it");
    } else {
      problems.error(place, said + "must be a letter or _, then letters, digits, '_', '.' or '-'");
    }
  }

  private static String plain(Yaml value) {
    return value instanceof Yaml.Scalar scalar && scalar.value() instanceof Number
        ? scalar.source()
        : "…";
  }

  /** A dotted name and a name in a group can be the same. */
  private boolean newName(SourcePosition place, List<String> path) {
    String name = String.join(".", path);
    SourcePosition first = draft.places.putIfAbsent(name, place);
    if (first != null) {
      String line = "parameter '" + name + "' stands on line " + first.line() + " already";
      if (forProgram) {
        problems.warn(place, line + "; this one is passed over");
      } else {
        problems.error(place, line);
      }
    }
    return first == null;
  }

  private void group(MapReader scope, List<String> path, List<SpaceDraft.When> whens) {
    for (String key : scope.keys()) {
      if (!key.equals("parameters") && !key.equals("when")) {
        problems.error(
            scope.keyPlace(key),
            "'" + key + "' cannot stand beside 'parameters', which makes this a group");
      }
    }
    scope
        .map("parameters", "a parameter a line, for example lr: {min: 0.1, max: 0.9}")
        .ifPresent(
            inner -> {
              if (inner.keys().isEmpty()) {
                scope.error("parameters", "parameters is empty; write lr: " + EXAMPLE);
              }
              level(inner, path, withOwn(scope, path, whens));
            });
  }

  private List<SpaceDraft.When> withOwn(
      MapReader scope, List<String> path, List<SpaceDraft.When> whens) {
    List<SpaceDraft.When> all = new ArrayList<>(whens);
    if (scope.has("when")) {
      all.add(new SpaceDraft.When("", enclosing(path), scope.field("when")));
    }
    return all;
  }

  private static String enclosing(List<String> path) {
    return path.stream()
        .limit(path.size() - 1L)
        .map(group -> group + ".")
        .reduce("", String::concat);
  }

  private void leaf(MapReader scope, List<String> path, List<SpaceDraft.When> whens) {
    String name = String.join(".", path);
    if (scope.has("expr")) {
      derived(scope, name);
    } else {
      parameter(scope).ifPresent(parameter -> draft.parameters.put(name, parameter));
    }
    if (path.size() > 1) {
      draft.groups.put(name, path);
    }
    for (SpaceDraft.When when : withOwn(scope, path, whens)) {
      draft.whens.add(new SpaceDraft.When(name, when.group(), when.field()));
    }
  }

  private void derived(MapReader scope, String name) {
    for (String key : scope.keys()) {
      if (!key.equals("expr") && !key.equals("when")) {
        problems.error(
            scope.keyPlace(key), "'" + key + "' cannot stand beside 'expr', which says the value");
      }
    }
    scope.find("expr").ifPresent(expr -> draft.formulas.put(name, expr));
  }

  private static Optional<Parameter> parameter(MapReader scope) {
    Optional<Distribution> said = said(scope);
    if (scope.has("distribution") && said.isEmpty()) {
      return Optional.empty();
    }
    boolean clean = ParameterKeys.PARAMETER.check(scope);
    Optional<Distribution> kind = said.or(() -> inferred(scope));
    if (kind.isEmpty() && clean) {
      scope.error(missing(scope));
    }
    return kind.isPresent() && fits(kind.get(), scope)
        ? build(scope, kind.get()).filter(parameter -> clean)
        : Optional.empty();
  }

  private static String missing(MapReader scope) {
    if (scope.has("mu") || scope.has("sigma")) {
      return "mu and sigma need distribution: normal";
    }
    return scope.has("a") || scope.has("b")
        ? "a and b need distribution: beta"
        : scope.has("probabilities") ? "probabilities need values" : "write " + EXAMPLE;
  }

  private static Optional<Parameter> build(MapReader scope, Distribution kind) {
    try {
      return new DistributionReader(scope, kind).read();
    } catch (IllegalArgumentException e) {
      scope.error(e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Distribution> said(MapReader scope) {
    Optional<String> word = scope.text("distribution");
    Optional<Distribution> named = word.flatMap(Distribution::named);
    if (word.isPresent() && named.isEmpty()) {
      scope.error("distribution", Distribution.complaint(word.get()));
    }
    return named;
  }

  /** W&amp;B's order: values, then bounds, then value. */
  private static Optional<Distribution> inferred(MapReader scope) {
    if (scope.has("values")) {
      return Optional.of(
          scope.has("probabilities") ? Distribution.WEIGHTED : Distribution.CATEGORICAL);
    }
    if (scope.has("min") || scope.has("max")) {
      boolean real = real(scope, "min") || real(scope, "max") || real(scope, "step");
      return Optional.of(real ? Distribution.UNIFORM : Distribution.INT_UNIFORM);
    }
    return scope.has("value") ? Optional.of(Distribution.CONSTANT) : Optional.empty();
  }

  private static boolean real(MapReader scope, String key) {
    return scope.find(key).filter(value -> value.value() instanceof Double).isPresent();
  }

  /** Whether the keys are those of the kind; reports each that is not. */
  private static boolean fits(Distribution kind, MapReader scope) {
    boolean fits = true;
    for (String key : scope.keys()) {
      if (ParameterKeys.PARAMETER.known().contains(key)
          && !key.equals("distribution")
          && !kind.takes(key)) {
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

  private static String stray(String key, Distribution kind, MapReader scope) {
    if (!scope.has("distribution") && key.equals("q") && scope.has("min")) {
      return "q needs distribution: q_uniform or q_log_uniform_values";
    }
    if (kind.equals(Distribution.CATEGORICAL) && key.equals("probabilities")) {
      return "probabilities need distribution: categorical_w_probabilities, or none";
    }
    return scope.has("distribution")
        ? "'" + key + "' does not belong to distribution " + kind.word()
        : "'" + key + "' cannot stand beside '" + kind.required().get(0) + "'; remove one of them";
  }
}
