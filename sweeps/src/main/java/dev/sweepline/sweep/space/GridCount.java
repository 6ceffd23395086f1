package dev.sweepline.sweep.space;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.GridPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The number of a grid's points, found without walking it. Parameters that no condition or
 * constraint ties together multiply. Of those tied by conditions only the values that a condition
 * names are told apart; those that a constraint names are tried one by one. After each choice, what
 * it has untied multiplies again.
 */
final class GridCount {
  /** Trying takes about a microsecond. */
  private static final int MOST_TRIES = 400_000;

  /** So many parameters are put into components in the time of a try. */
  private static final int NAMES_PER_TRY = 4;

  /** Stands for every value that no condition names. */
  private static final Object OTHER = new Object();

  private final Map<String, GridPoints> points;
  private final Rules rules;
  private final List<Set<String>> constraints = new ArrayList<>();
  private final Set<String> constrained = new HashSet<>();
  private final Map<String, List<Object>> named = new HashMap<>();
  private int tries;

  /**
   * @param points by full name, each parameter after those on which its condition depends
   */
  GridCount(Map<String, GridPoints> points, Rules rules) {
    this.points = points;
    this.rules = rules;
    rules.require().forEach(formula -> constraints.add(rules.restsOn(formula)));
    constraints.forEach(constrained::addAll);
    rules
        .conditions()
        .values()
        .forEach(
            condition ->
                condition
                    .allowed()
                    .forEach(
                        (name, values) ->
                            named.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values)));
  }

  /** Empty where it would take too long. */
  Optional<BigInteger> points() {
    try {
      return Optional.of(count(new ArrayList<>(points.keySet()), new LinkedHashMap<>()));
    } catch (TooMany e) {
      return Optional.empty();
    }
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super(null, null, false, false);
    }
  }

  /**
   * The ways to choose values for some parameters.
   *
   * @param open not chosen yet, parents first
   * @param chosen the values chosen so far; a parameter in neither is switched off
   */
  private BigInteger count(List<String> open, Map<String, Object> chosen) {
    tries += open.size() / NAMES_PER_TRY;
    BigInteger ways = BigInteger.ONE;
    for (List<String> tied : components(live(open, chosen))) {
      ways = ways.multiply(component(tied, chosen));
      if (ways.signum() == 0) {
        break;
      }
    }
    return ways;
  }

  /** Without those whose parents are switched off; a constraint that names one of them is met. */
  private List<String> live(List<String> open, Map<String, Object> chosen) {
    Set<String> live = new LinkedHashSet<>();
    for (String name : open) {
      Condition condition = rules.conditions().get(name);
      if (condition == null
          || condition.allowed().keySet().stream()
              .allMatch(parent -> live.contains(parent) || chosen.containsKey(parent))) {
        live.add(name);
      }
    }
    return new ArrayList<>(live);
  }

  private BigInteger component(List<String> open, Map<String, Object> chosen) {
    String name = open.get(0);
    List<String> rest = open.subList(1, open.size());
    Condition condition = rules.conditions().get(name);
    if (condition != null && !condition.holds(chosen)) {
      return after(name, rest, chosen);
    }
    GridPoints axis = points.get(name);
    if (constrained.contains(name)) {
      return each(name, axis, rest, chosen);
    }
    BigInteger ways = BigInteger.ZERO;
    long others = axis.count();
    for (Object value : present(name, axis)) {
      others--;
      ways = ways.add(with(name, value, rest, chosen));
    }
    return others == 0
        ? ways
        : ways.add(with(name, OTHER, rest, chosen).multiply(BigInteger.valueOf(others)));
  }

  private BigInteger each(
      String name, GridPoints axis, List<String> rest, Map<String, Object> chosen) {
    BigInteger ways = BigInteger.ZERO;
    for (long i = 0; i < axis.count(); i++) {
      ways = ways.add(with(name, axis.get(i), rest, chosen));
    }
    return ways;
  }

  private BigInteger with(
      String name, Object value, List<String> rest, Map<String, Object> chosen) {
    chosen.put(name, value);
    BigInteger ways = after(name, rest, chosen);
    chosen.remove(name);
    return ways;
  }

  /** The ways that are left once a parameter has a value or is switched off. */
  private BigInteger after(String name, List<String> rest, Map<String, Object> chosen) {
    if (++tries > MOST_TRIES) {
      throw new TooMany();
    }
    for (int i = 0; i < constraints.size(); i++) {
      Set<String> tied = constraints.get(i);
      if (tied.contains(name)
          && rest.stream().noneMatch(tied::contains)
          && !allowed(rules.require().get(i), chosen)) {
        return BigInteger.ZERO;
      }
    }
    return rest.isEmpty() ? BigInteger.ONE : count(rest, chosen);
  }

  private boolean allowed(Formula formula, Map<String, Object> chosen) {
    Map<String, Object> values = new HashMap<>(chosen);
    try {
      for (String name : formula.names()) {
        if (!derive(name, values)) {
          return true;
        }
      }
      return formula.holds(values);
    } catch (FormulaException e) {
      return false;
    }
  }

  /** Whether a parameter has a value, which is computed where it is derived. */
  private boolean derive(String name, Map<String, Object> values) {
    Formula formula = rules.derived().get(name);
    if (values.containsKey(name) || formula == null) {
      return values.containsKey(name);
    }
    Condition condition = rules.conditions().get(name);
    if (condition != null && !condition.holds(values)) {
      return false;
    }
    for (String part : formula.names()) {
      if (!derive(part, values)) {
        return false;
      }
    }
    values.put(name, formula.value(values));
    return true;
  }

  /** The values of an axis that some condition names, each once. */
  private Set<Object> present(String name, GridPoints axis) {
    Set<Object> wanted = new HashSet<>();
    named.getOrDefault(name, List.of()).forEach(value -> wanted.add(CanonicalValue.of(value)));
    Set<Object> present = new LinkedHashSet<>();
    if (wanted.isEmpty()) {
      return present;
    }
    for (long i = 0; i < axis.count() && present.size() < wanted.size(); i++) {
      if (wanted.contains(CanonicalValue.of(axis.get(i)))) {
        present.add(axis.get(i));
      }
      if (i > MOST_TRIES) {
        throw new TooMany();
      }
    }
    return present;
  }

  /** Groups of parameters that conditions or constraints among them tie together, in order. */
  private List<List<String>> components(List<String> open) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    open.forEach(name -> groups.put(name, new ArrayList<>(List.of(name))));
    for (String name : open) {
      Condition condition = rules.conditions().get(name);
      if (condition != null) {
        condition.allowed().keySet().forEach(parent -> tie(groups, name, parent));
      }
    }
    for (Set<String> tied : constraints) {
      String first = null;
      for (String name : tied) {
        if (groups.containsKey(name)) {
          first = first == null ? name : first;
          tie(groups, first, name);
        }
      }
    }
    IdentityHashMap<List<String>, List<String>> parts = new IdentityHashMap<>();
    List<List<String>> inOrder = new ArrayList<>();
    for (String name : open) {
      List<String> part = parts.get(groups.get(name));
      if (part == null) {
        part = new ArrayList<>();
        parts.put(groups.get(name), part);
        inOrder.add(part);
      }
      part.add(name);
    }
    return inOrder;
  }

  private static void tie(Map<String, List<String>> groups, String a, String b) {
    List<String> one = groups.get(a);
    List<String> other = groups.get(b);
    if (other == null || one == other) {
      return;
    }
    List<String> larger = one.size() < other.size() ? other : one;
    List<String> smaller = larger == one ? other : one;
    larger.addAll(smaller);
    smaller.forEach(name -> groups.put(name, larger));
  }
}
