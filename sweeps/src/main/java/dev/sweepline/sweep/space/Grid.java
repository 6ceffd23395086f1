package dev.sweepline.sweep.space;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.value.GridPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every combination of a space's grid values, the last parameter fastest: W&amp;B's order, except
 * that a parameter comes after those on which its condition depends. What a condition switches off
 * takes no part in a combination; what a constraint forbids is left out. Immutable, thread-safe.
 */
public final class Grid {
  private final List<GridAxis> axes;
  private final Rules rules;
  private final Assignments assignments;
  private final Map<Formula, List<Integer>> ties = new HashMap<>();

  /**
   * The grid of a space.
   *
   * @throws IllegalArgumentException where a parameter has no end of values
   */
  public Grid(SearchSpace space) {
    this(space, points(space));
  }

  /**
   * The grid of other values than the space's own.
   *
   * @param points for each parameter
   */
  public Grid(SearchSpace space, Map<String, GridPoints> points) {
    this.rules = space.rules();
    this.assignments = space.assignments();
    this.axes =
        Assignments.parentsFirst(space.parameters().keySet(), space.rules()).stream()
            .filter(points::containsKey)
            .map(
                name ->
                    new GridAxis(
                        name, points.get(name), Optional.ofNullable(rules.conditions().get(name))))
            .toList();
    rules.require().forEach(this::tie);
    rules.derived().values().forEach(this::tie);
  }

  private void tie(Formula formula) {
    List<Integer> at = new ArrayList<>();
    Set<String> decisive = rules.decides(formula);
    for (int i = 0; i < axes.size(); i++) {
      if (decisive.contains(axes.get(i).name())) {
        at.add(i);
      }
    }
    ties.put(formula, at);
  }

  private static Map<String, GridPoints> points(SearchSpace space) {
    Map<String, GridPoints> points = new LinkedHashMap<>();
    space.parameters().forEach((name, parameter) -> points.put(name, points(name, parameter)));
    return points;
  }

  private static GridPoints points(String name, Parameter parameter) {
    return parameter
        .grid()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parameter '"
                        + name
                        + "' is "
                        + parameter.kind()
                        + ", which has no end of values for a grid; use values, q_uniform or"
                        + " count"));
  }

  /** Whether every combination of values is a point, and nothing is derived. */
  public boolean isProduct() {
    return rules.free() && rules.derived().isEmpty();
  }

  /** Values by full names, groups nested. */
  public Map<String, Object> nested(Map<String, Object> point) {
    return assignments.nested(point);
  }

  /**
   * Whether each searched value of an assignment is one of its axis.
   *
   * @param nested by names, groups nested
   */
  public boolean spans(Map<String, Object> nested) {
    Map<String, Object> values = assignments.unnested(nested);
    return axes.stream()
        .filter(axis -> values.containsKey(axis.name()))
        .allMatch(axis -> axis.points().contains(values.get(axis.name())));
  }

  /** How many combinations there are before conditions and constraints. */
  public BigInteger product() {
    return axes.stream()
        .map(axis -> BigInteger.valueOf(axis.points().count()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** How many points there are as far as conditions go; empty where that would take too long. */
  public Optional<BigInteger> sizeUnconstrained() {
    return size(rules.unconstrained());
  }

  /** How many points there are; empty where counting would take too long. */
  public Optional<BigInteger> size() {
    return size(rules);
  }

  private Optional<BigInteger> size(Rules counted) {
    if (counted.free()) {
      return Optional.of(product());
    }
    Map<String, GridPoints> points = new LinkedHashMap<>();
    axes.forEach(axis -> points.put(axis.name(), axis.points()));
    return new GridCount(points, counted).points();
  }

  /** A walk over the points, from the first. */
  public GridWalk walk() {
    return new GridWalk(axes, assignments, ties);
  }
}
