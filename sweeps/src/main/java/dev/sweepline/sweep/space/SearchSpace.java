package dev.sweepline.sweep.space;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Named parameters, in code-point order of their names: the order of grids, columns and draws.
 *
 * @param parameters at least one
 */
public record SearchSpace(Map<String, Parameter> parameters) {
  public SearchSpace {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("a search space has no parameters");
    }
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** How many points a grid over the space has; empty where a parameter has no grid. */
  public Optional<BigInteger> gridSize() {
    BigInteger size = BigInteger.ONE;
    for (Parameter parameter : parameters.values()) {
      Optional<GridPoints> points = parameter.grid();
      if (points.isEmpty()) {
        return Optional.empty();
      }
      size = size.multiply(BigInteger.valueOf(points.get().count()));
    }
    return Optional.of(size);
  }

  /** The same space with some parameters covering another part of it. */
  public SearchSpace over(Map<String, Extent> extents) {
    Map<String, Parameter> moved = new TreeMap<>(parameters);
    extents.forEach((name, extent) -> moved.computeIfPresent(name, (n, p) -> p.over(extent)));
    return new SearchSpace(moved);
  }
}
