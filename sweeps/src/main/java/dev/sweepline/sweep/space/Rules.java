package dev.sweepline.sweep.space;

import dev.sweepline.sweep.formula.Formula;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules between the parameters of a space. Parameters are named in full here: {@code opt.lr}
 * for {@code lr} in the group {@code opt}.
 *
 * @param groups of each parameter that lies in groups: theirs from the outside in, then its own
 *     name
 * @param conditions when a parameter, searched or derived, is part of a trial; none: always
 * @param derived parameters that are computed of others
 * @param require what must be true of a trial, where it has all parameters that are named
 */
public record Rules(
    Map<String, List<String>> groups,
    Map<String, Condition> conditions,
    Map<String, Formula> derived,
    List<Formula> require) {
  public static final Rules NONE = new Rules(Map.of(), Map.of(), Map.of(), List.of());

  public Rules {
    groups = Map.copyOf(groups);
    conditions = Map.copyOf(conditions);
    derived = Collections.unmodifiableMap(new TreeMap<>(derived));
    require = List.copyOf(require);
  }

  /** Where a parameter's value lies in a trial's. */
  List<String> path(String name) {
    return groups.getOrDefault(name, List.of(name));
  }

  /**
   * The searched parameters that a formula rests on, through derived ones and when those are part
   * of a trial.
   */
  Set<String> restsOn(Formula formula) {
    Set<String> found = new HashSet<>();
    formula.names().forEach(name -> restsOn(name, found));
    return found;
  }

  private void restsOn(String name, Set<String> found) {
    Formula formula = derived.get(name);
    if (formula == null) {
      found.add(name);
      return;
    }
    formula.names().forEach(part -> restsOn(part, found));
    Condition condition = conditions.get(name);
    if (condition != null) {
      condition.allowed().keySet().forEach(parent -> restsOn(parent, found));
    }
  }

  /** The same, and those that decide whether these are part of a trial. */
  Set<String> decides(Formula formula) {
    Set<String> found = new HashSet<>();
    restsOn(formula).forEach(name -> decides(name, found));
    return found;
  }

  private void decides(String name, Set<String> found) {
    Condition condition = conditions.get(name);
    if (found.add(name) && condition != null) {
      condition.allowed().keySet().forEach(parent -> decides(parent, found));
    }
  }

  /** The same rules without constraints. */
  Rules unconstrained() {
    return new Rules(groups, conditions, derived, List.of());
  }

  /** Whether every combination of the parameters' values is a trial of its own. */
  boolean free() {
    return conditions.isEmpty() && require.isEmpty();
  }
}
