package dev.sweepline.sweep.space;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The maker of trials' assignments: it leaves out what conditions switch off, adds what is derived,
 * refuses what constraints forbid, and nests groups. Immutable, thread-safe.
 */
public final class Assignments {
  private final Rules rules;
  private final List<String> order;

  /**
   * Those of a space.
   *
   * @param names its parameters, in its order
   */
  Assignments(Collection<String> names, Rules rules) {
    this.rules = rules;
    this.order = parentsFirst(names, rules);
  }

  /**
   * Every parameter, searched and derived, after those that its condition or formula names;
   * otherwise in the space's order.
   */
  static List<String> parentsFirst(Collection<String> names, Rules rules) {
    List<String> order = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    names.forEach(name -> visit(name, rules, seen, order));
    rules.derived().keySet().forEach(name -> visit(name, rules, seen, order));
    return order;
  }

  private static void visit(String name, Rules rules, Set<String> seen, List<String> order) {
    if (!seen.add(name)) {
      return;
    }
    Condition condition = rules.conditions().get(name);
    if (condition != null) {
      condition.allowed().keySet().forEach(parent -> visit(parent, rules, seen, order));
    }
    Formula formula = rules.derived().get(name);
    if (formula != null) {
      formula.names().stream().sorted().forEach(parent -> visit(parent, rules, seen, order));
    }
    order.add(name);
  }

  /**
   * A trial's parameters, groups nested; empty where a constraint forbids them.
   *
   * @param value the value of a parameter; asked for those only that are part of the trial
   */
  public Optional<Map<String, Object>> of(Function<String, Object> value) {
    return flat(value).map(this::nested);
  }

  /** The same by full names. */
  public Optional<Map<String, Object>> flat(Function<String, Object> value) {
    Attempt attempt = attempt(value);
    return attempt.broken().isPresent() ? Optional.empty() : Optional.of(attempt.values());
  }

  /**
   * Values put together.
   *
   * @param values by full names
   * @param broken the formula that forbids them
   */
  record Attempt(Map<String, Object> values, Optional<Formula> broken) {}

  Attempt attempt(Function<String, Object> value) {
    Map<String, Object> values = new TreeMap<>();
    for (String name : order) {
      Condition condition = rules.conditions().get(name);
      if (condition == null || condition.holds(values)) {
        Formula formula = rules.derived().get(name);
        if (formula == null) {
          values.put(name, value.apply(name));
        } else if (values.keySet().containsAll(formula.names()) && !derive(name, formula, values)) {
          return new Attempt(values, Optional.of(formula));
        }
      }
    }
    return new Attempt(values, broken(values));
  }

  private static boolean derive(String name, Formula formula, Map<String, Object> values) {
    try {
      values.put(name, formula.value(values));
      return true;
    } catch (FormulaException e) {
      return false;
    }
  }

  private Optional<Formula> broken(Map<String, Object> values) {
    for (Formula formula : rules.require()) {
      if (values.keySet().containsAll(formula.names()) && !holds(formula, values)) {
        return Optional.of(formula);
      }
    }
    return Optional.empty();
  }

  /** What cannot be computed is not true. */
  private static boolean holds(Formula formula, Map<String, Object> values) {
    try {
      return formula.holds(values);
    } catch (FormulaException e) {
      return false;
    }
  }

  /** A trial's parameters by full names as the trial gets them: groups as maps. */
  public Map<String, Object> nested(Map<String, Object> flat) {
    if (rules.groups().isEmpty()) {
      return Collections.unmodifiableMap(flat);
    }
    Map<String, Object> nested = new TreeMap<>();
    flat.forEach((name, value) -> put(nested, rules.path(name), value));
    return Collections.unmodifiableMap(nested);
  }

  private static void put(Map<String, Object> map, List<String> path, Object value) {
    if (path.size() == 1) {
      map.put(path.get(0), value);
      return;
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> inner =
        (Map<String, Object>) map.computeIfAbsent(path.get(0), k -> new TreeMap<String, Object>());
    put(inner, path.subList(1, path.size()), value);
  }

  /** A trial's parameters by full names again, as boards have them already. */
  public Map<String, Object> unnested(Map<String, Object> nested) {
    if (rules.groups().isEmpty()) {
      return nested;
    }
    Map<String, Object> flat = new TreeMap<>();
    for (String name : order) {
      if (nested.containsKey(name)) {
        flat.put(name, nested.get(name));
      } else {
        find(nested, rules.path(name), name, flat);
      }
    }
    return flat;
  }

  private static void find(
      Map<?, ?> nested, List<String> path, String name, Map<String, Object> flat) {
    Object inner = nested.get(path.get(0));
    if (path.size() > 1 && inner instanceof Map<?, ?> group) {
      find(group, path.subList(1, path.size()), name, flat);
    } else if (path.size() == 1 && nested.containsKey(path.get(0))) {
      flat.put(name, inner);
    }
  }
}
