package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.Grid;
import dev.sweepline.sweep.space.Rules;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.yaml.MapReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A check of a space's formulas on a few draws: whether they can be computed, and met at all. */
final class RulesCheck {
  private static final int DRAWS_TO_COMPUTE = 50;
  private static final int DRAWS_TO_MEET = 20_000;

  /** About two seconds of drawing single values. */
  private static final int MOST_VALUES = 4_000_000;

  /** The quantile of a beta distribution takes so much longer than others. */
  private static final int BETA = 30;

  private final MapReader file;
  private final SearchSpace space;
  private final List<Map<String, Object>> computed = new ArrayList<>();

  RulesCheck(MapReader file, SearchSpace space) {
    this.file = file;
    this.space = space;
  }

  void check() {
    Rules rules = space.rules();
    if (rules.derived().isEmpty() && rules.require().isEmpty()) {
      return;
    }
    boolean sound = true;
    for (Map.Entry<String, Formula> entry : rules.derived().entrySet()) {
      sound &= computes(entry.getValue(), "parameters", Formula::value);
    }
    for (Formula formula : rules.require()) {
      sound &= computes(formula, "require", Formula::holds);
    }
    if (sound) {
      met();
    }
  }

  private interface Use {
    Object of(Formula formula, Map<String, Object> values);
  }

  /** Reports a formula that fails on every draw on which it has its parameters. */
  private boolean computes(Formula formula, String key, Use use) {
    Optional<String> failure = Optional.empty();
    for (int i = 0; i < DRAWS_TO_COMPUTE; i++) {
      Map<String, Object> values = computed(i);
      if (values.keySet().containsAll(formula.names())) {
        try {
          use.of(formula, values);
          return true;
        } catch (FormulaException e) {
          failure = Optional.of(e.getMessage());
        }
      }
    }
    failure.ifPresent(message -> file.problems().error(file.keyPlace(key), message));
    return failure.isEmpty();
  }

  private void met() {
    Assignments assignments = space.assignments();
    Set<String> decisive = decisive();
    Optional<Grid> listed = listed(decisive);
    if (listed.isPresent() && listed.get().walk().next().isEmpty()) {
      unmet("of " + listed.get().product() + " combinations none does");
      return;
    }
    int draws = Math.min(DRAWS_TO_MEET, MOST_VALUES / cost(decisive));
    for (int i = 0; i < draws; i++) {
      Address at = draw(i);
      if (assignments
          .flat(name -> decisive.contains(name) ? drawn(name, at) : Boolean.TRUE)
          .isPresent()) {
        return;
      }
    }
    unmet("of " + draws + " draws none did");
  }

  private void unmet(String found) {
    file.problems()
        .error(file.keyPlace("require"), "no trial meets require: " + found + "; loosen it");
  }

  /** All combinations of these parameters' values, where they are few enough to try each. */
  private Optional<Grid> listed(Set<String> names) {
    Map<String, GridPoints> points = new HashMap<>();
    long combinations = 1;
    for (String name : names) {
      Optional<GridPoints> axis = space.parameters().get(name).grid();
      if (axis.isEmpty() || axis.get().count() > DRAWS_TO_MEET / combinations) {
        return Optional.empty();
      }
      combinations *= axis.get().count();
      points.put(name, axis.get());
    }
    return Optional.of(new Grid(space, points));
  }

  /** The parameters whose values decide whether an assignment is allowed. */
  private Set<String> decisive() {
    Set<String> names = new HashSet<>();
    Rules rules = space.rules();
    rules.require().forEach(formula -> names.addAll(formula.names()));
    rules.derived().values().forEach(formula -> names.addAll(formula.names()));
    rules.conditions().values().forEach(condition -> names.addAll(condition.allowed().keySet()));
    names.retainAll(space.parameters().keySet());
    return names;
  }

  private int cost(Set<String> names) {
    return names.stream()
        .mapToInt(name -> space.parameters().get(name).kind().endsWith("beta") ? BETA : 1)
        .reduce(1, Integer::sum);
  }

  /** One draw with what can be derived of it; the same for every formula. */
  private Map<String, Object> computed(int draw) {
    while (computed.size() <= draw) {
      computed.add(new Computed(space, draw(computed.size())).values());
    }
    return computed.get(draw);
  }

  private static Address draw(int index) {
    return Address.of(index);
  }

  private Object drawn(String name, Address at) {
    return space.parameters().get(name).quantile(at.then(name).openUnit());
  }

  /** One draw with what can be derived of it. */
  private record Computed(SearchSpace space, Address at) {
    Map<String, Object> values() {
      Rules rules = space.rules();
      Map<String, Object> values =
          new SearchSpace(
                  space.parameters(),
                  new Rules(rules.groups(), rules.conditions(), Map.of(), List.of()))
              .assignments()
              .flat(name -> space.parameters().get(name).quantile(at.then(name).openUnit()))
              .orElseThrow();
      Map<String, Formula> open = new TreeMap<>(rules.derived());
      boolean more = true;
      while (more) {
        more = open.entrySet().removeIf(entry -> tried(entry, values));
      }
      return values;
    }

    /** Whether a formula had its parameters. Where it fails is reported where it is checked. */
    private static boolean tried(Map.Entry<String, Formula> entry, Map<String, Object> values) {
      if (!values.keySet().containsAll(entry.getValue().names())) {
        return false;
      }
      try {
        values.put(entry.getKey(), entry.getValue().value(values));
      } catch (FormulaException e) {
        return true;
      }
      return true;
    }
  }
}
