package dev.sweepline.sweep.space;

import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.value.Extent;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Named parameters and what ties them together. Their order is that of grids, columns and draws: by
 * code point of their names, groups in place.
 *
 * @param parameters at least one; in full names
 */
public record SearchSpace(Map<String, Parameter> parameters, Rules rules) {
  private static final int EXAMPLES = 100_000;

  public SearchSpace {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("a search space has no parameters");
    }
    parameters = ordered(parameters, rules);
  }

  /** Parameters that nothing ties together. */
  public SearchSpace(Map<String, Parameter> parameters) {
    this(parameters, Rules.NONE);
  }

  private static Map<String, Parameter> ordered(Map<String, Parameter> parameters, Rules rules) {
    Map<String, Parameter> ordered = new LinkedHashMap<>();
    parameters.keySet().stream()
        .sorted(Comparator.comparing(rules::path, SearchSpace::compare))
        .forEach(name -> ordered.put(name, parameters.get(name)));
    return Collections.unmodifiableMap(ordered);
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return a.size() - b.size();
  }

  /** The maker of its trials' assignments. */
  public Assignments assignments() {
    return new Assignments(parameters.keySet(), rules);
  }

  /**
   * One assignment of the space, groups nested: the middle of every parameter, or a draw where
   * constraints forbid that. Conditions are met.
   */
  public Map<String, Object> example() {
    Assignments assignments = assignments();
    Optional<Map<String, Object>> found =
        assignments.of(name -> parameters.get(name).quantile(0.5));
    return found.isPresent() ? found.get() : draw(0);
  }

  /**
   * A drawn assignment of the space, groups nested; conditions and constraints are met.
   *
   * @param number which draw, from 0
   */
  public Map<String, Object> draw(int number) {
    Assignments assignments = assignments();
    Optional<Map<String, Object>> found = Optional.empty();
    for (int i = 0; found.isEmpty() && i < EXAMPLES; i++) {
      Address at = Address.of(number).then(i);
      found = assignments.of(name -> parameters.get(name).quantile(at.then(name).openUnit()));
    }
    return found.orElseThrow(
        () -> new IllegalStateException("require forbids " + EXAMPLES + " draws in a row"));
  }

  /** The same space with some parameters covering another part of it. */
  public SearchSpace over(Map<String, Extent> extents) {
    Map<String, Parameter> moved = new TreeMap<>(parameters);
    extents.forEach((name, extent) -> moved.computeIfPresent(name, (n, p) -> p.over(extent)));
    return new SearchSpace(moved, rules);
  }
}
