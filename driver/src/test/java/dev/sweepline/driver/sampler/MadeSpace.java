package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.value.CanonicalValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A search space made of a seed, and what its points must be by an account of its own.
 *
 * @param parents which parameter each depends on, if any
 * @param wanted with which of its values
 * @param constraint what {@code require} says, if anything
 * @param twice the parameter of which {@code twice} is computed, if any
 */
record MadeSpace(
    Map<String, MadeKind> kinds,
    Map<String, String> parents,
    Map<String, List<Object>> wanted,
    Optional<Constraint> constraint,
    Optional<String> twice) {

  /** {@code left <= right - slack}. */
  private record Constraint(String left, String right, long slack) {
    boolean allows(Map<String, Object> point) {
      return !point.containsKey(left)
          || !point.containsKey(right)
          || (Long) point.get(left) <= (Long) point.get(right) - slack;
    }
  }

  /**
   * A space of up to so many parameters.
   *
   * @param among the kinds they may be
   */
  static MadeSpace of(Random random, int most, List<MadeKind> among) {
    int count = 1 + random.nextInt(most);
    Map<String, MadeKind> kinds = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = String.valueOf((char) ('a' + i));
      boolean number = i == 0 || random.nextInt(3) == 0;
      kinds.put(name, number ? MadeKind.NUMBERS : among.get(random.nextInt(among.size())));
      if (number) {
        numbers.add(name);
      }
    }
    List<String> order = new ArrayList<>(kinds.keySet());
    Collections.shuffle(order, random);
    Map<String, String> parents = new LinkedHashMap<>();
    Map<String, List<Object>> wanted = new LinkedHashMap<>();
    for (int i = 1; i < count; i++) {
      List<String> before = order.subList(0, i).stream().filter(numbers::contains).toList();
      if (!before.isEmpty() && random.nextBoolean()) {
        parents.put(order.get(i), before.get(random.nextInt(before.size())));
        wanted.put(order.get(i), random.nextBoolean() ? List.of(1L, 3L) : List.of(2L));
      }
    }
    String left = numbers.get(random.nextInt(numbers.size()));
    String right = numbers.get(random.nextInt(numbers.size()));
    Constraint constraint = new Constraint(left, right, random.nextInt(2));
    return new MadeSpace(
        kinds,
        parents,
        wanted,
        random.nextBoolean() ? Optional.of(constraint) : Optional.empty(),
        random.nextInt(3) == 0 ? Optional.of(left) : Optional.empty());
  }

  /** The parameters and their rules, as a file has them. */
  String text() {
    StringBuilder text = new StringBuilder("metric: {name: score}\nparameters:\n");
    kinds.forEach(
        (name, kind) -> {
          text.append("  ").append(name).append(": {").append(kind.text());
          if (parents.containsKey(name)) {
            text.append(", when: {").append(parents.get(name)).append(": ");
            text.append(wanted.get(name)).append("}");
          }
          text.append("}\n");
        });
    twice.ifPresent(of -> text.append("  twice: {expr: \"").append(of).append(" * 2\"}\n"));
    constraint.ifPresent(
        c -> text.append("require: [\"%s <= %s - %d\"]\n".formatted(c.left(), c.right(), c.slack)));
    return text.toString();
  }

  /** What is wrong with a point; empty where nothing is. */
  Optional<String> fault(Map<String, Object> point) {
    for (Map.Entry<String, MadeKind> entry : kinds.entrySet()) {
      String name = entry.getKey();
      if (point.containsKey(name) != on(name, point)) {
        return Optional.of(name + " is there or not against its condition");
      }
      if (point.containsKey(name) && !entry.getValue().belongs().test(point.get(name))) {
        return Optional.of(name + " is never " + point.get(name));
      }
    }
    if (!Objects.equals(point.get("twice"), computed(point))) {
      return Optional.of("twice is wrong");
    }
    if (!constraint.map(c -> c.allows(point)).orElse(true)) {
      return Optional.of("the constraint is broken");
    }
    Set<String> more = new HashSet<>(point.keySet());
    more.removeAll(kinds.keySet());
    more.remove("twice");
    return more.isEmpty() ? Optional.empty() : Optional.of("unknown " + more);
  }

  private Object computed(Map<String, Object> point) {
    return twice.filter(point::containsKey).map(of -> 2 * (Long) point.get(of)).orElse(null);
  }

  private boolean on(String name, Map<String, Object> point) {
    String parent = parents.get(name);
    return parent == null || (on(parent, point) && wanted.get(name).contains(point.get(parent)));
  }

  /** Every point that draws can give, found by trying all; in canonical form. */
  Set<Object> points() {
    Set<Object> points = new HashSet<>();
    add(new ArrayList<>(kinds.keySet()), new HashMap<>(), points);
    return points;
  }

  private void add(List<String> open, Map<String, Object> full, Set<Object> points) {
    if (!open.isEmpty()) {
      String name = open.get(0);
      for (Object value : kinds.get(name).drawn().orElseThrow()) {
        full.put(name, value);
        add(open.subList(1, open.size()), full, points);
      }
      return;
    }
    Map<String, Object> point = new HashMap<>(full);
    point.keySet().removeIf(name -> !on(name, full));
    if (computed(point) != null) {
      point.put("twice", computed(point));
    }
    if (constraint.map(c -> c.allows(point)).orElse(true)) {
      points.add(CanonicalValue.of(point));
    }
  }
}
