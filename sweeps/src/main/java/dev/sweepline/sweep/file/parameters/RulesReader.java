package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.Condition;
import dev.sweepline.sweep.space.Rules;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A reader of the rules between parameters: {@code when}, {@code expr} and {@code require}. */
public final class RulesReader {
  private static final int MOST = 1_000;
  private static final String WHEN = "when: {optimizer: sgd}";
  private static final String REQUIRE = "require: [\"hidden2 <= hidden1\"]";

  private final SpaceDraft draft;
  private final MapReader file;
  private final ProblemCollector problems;
  private final Map<String, Condition> conditions = new TreeMap<>();
  private final Map<String, Formula> derived = new TreeMap<>();

  public RulesReader(SpaceDraft draft, MapReader file) {
    this.draft = draft;
    this.file = file;
    this.problems = file.problems();
  }

  /** Those that could be read. */
  public Rules read() {
    draft.whens.forEach(
        when ->
            condition(when)
                .ifPresent(condition -> conditions.merge(when.name(), condition, Condition::and)));
    draft.formulas.forEach(
        (name, expr) -> formula(expr, "expr").ifPresent(formula -> derived.put(name, formula)));
    List<Formula> require = require();
    return new DependencyCycle(conditions, derived).report(draft, problems)
        ? Rules.NONE
        : new Rules(draft.groups, conditions, derived, require);
  }

  private Optional<Condition> condition(SpaceDraft.When when) {
    Yaml value = when.field().value();
    if (!(value instanceof Yaml.Fields map) || map.fields().isEmpty()) {
      if (!(value instanceof Yaml.Broken)) {
        problems.error(
            value.place(), "when must be a map, not " + empty(value) + "; write " + WHEN);
      }
      return Optional.empty();
    }
    Map<String, List<Object>> allowed = new TreeMap<>();
    map.fields()
        .forEach(
            (key, field) -> {
              Optional<String> parent = parent(key, when, field.place());
              parent.ifPresent(
                  name -> allowed.put(name, values(name, draft.parameters.get(name), field)));
            });
    return allowed.isEmpty() ? Optional.empty() : Optional.of(new Condition(allowed));
  }

  private static String empty(Yaml value) {
    return value instanceof Yaml.Fields ? "an empty one" : value.shown();
  }

  /** The full name of a parameter that a condition names; one of the same group comes first. */
  private Optional<String> parent(String key, SpaceDraft.When when, SourcePosition place) {
    for (String name : List.of(when.group() + key, key)) {
      if (draft.parameters.containsKey(name)) {
        return comparable(name, place) ? Optional.of(name) : Optional.empty();
      }
      if (draft.formulas.containsKey(name)) {
        problems.error(
            place, "'" + name + "' is computed; a condition needs a parameter with values");
        return Optional.empty();
      }
      if (draft.places.containsKey(name)) {
        return Optional.empty();
      }
    }
    problems.error(
        place,
        "there is no parameter '"
            + key
            + "' to depend on"
            + DidYouMean.hint(key, draft.places.keySet()));
    return Optional.empty();
  }

  private boolean comparable(String name, SourcePosition place) {
    Parameter parent = draft.parameters.get(name);
    if (parent.support().isPresent()) {
      return true;
    }
    problems.error(
        place,
        "'"
            + name
            + "' is "
            + parent.kind()
            + ", which hardly ever takes one value; a condition needs values or whole numbers");
    return false;
  }

  private List<Object> values(String name, Parameter parent, Yaml.Field field) {
    Yaml value = field.value();
    List<Yaml> wanted =
        value instanceof Yaml.Items list && !parent.contains(value.value())
            ? list.items()
            : List.of(value);
    if (wanted.isEmpty()) {
      problems.error(value.place(), "when names no value of '" + name + "'; write " + WHEN);
    }
    List<Object> values = new ArrayList<>();
    for (Yaml each : wanted) {
      if (!(each instanceof Yaml.Broken) && !parent.contains(each.value())) {
        problems.error(each.place(), never(name, parent, each));
      }
      values.add(each.value());
    }
    return values;
  }

  private static String never(String name, Parameter parent, Yaml value) {
    String range = "it is " + parent.range();
    String near =
        value.value() instanceof String text && parent.support().orElseThrow().count() <= 1000
            ? DidYouMean.hintOr(text, texts(parent), Map.of(), range)
            : "; " + range;
    return "'" + name + "' is never " + value.shown() + near;
  }

  private static Set<String> texts(Parameter parent) {
    Set<String> texts = new TreeSet<>();
    for (long i = 0; i < parent.support().orElseThrow().count(); i++) {
      texts.add(String.valueOf(parent.support().orElseThrow().get(i)));
    }
    return texts;
  }

  private Optional<Formula> formula(Yaml value, String key) {
    if (!(value.value() instanceof String) && !(value.value() instanceof Number)) {
      if (!(value instanceof Yaml.Broken)) {
        problems.error(
            value.place(),
            key + " must be text, not " + value.shown() + "; write it in quotes: \"batch * 8\"");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(Formula.of(String.valueOf(value.value()), draft.places.keySet()));
    } catch (FormulaException e) {
      String meant =
          e.unknown().map(word -> DidYouMean.hint(word, draft.places.keySet())).orElse("");
      problems.error(value.place(), e.getMessage() + meant);
      return Optional.empty();
    }
  }

  private List<Formula> require() {
    List<Formula> require = new ArrayList<>();
    Optional<Yaml> value = file.find("require");
    if (value.isPresent() && value.get() instanceof Yaml.Items list) {
      if (list.items().size() > MOST) {
        file.error("require", "require has more than " + MOST + " expressions; write fewer");
        return require;
      }
      list.items().forEach(item -> formula(item, "require").ifPresent(require::add));
    } else if (value.isPresent()) {
      if (value.get() instanceof Yaml.Fields) {
        file.error("require", "require must be a list of expressions; write " + REQUIRE);
      } else {
        formula(value.get(), "require").ifPresent(require::add);
      }
    }
    return require;
  }
}
