package dev.sweepline.sweep.space;

import java.util.Collections;
import java.util.Map;
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

  /** The same space with some parameters covering another part of it. */
  public SearchSpace over(Map<String, Extent> extents) {
    Map<String, Parameter> moved = new TreeMap<>(parameters);
    extents.forEach((name, extent) -> moved.computeIfPresent(name, (n, p) -> p.over(extent)));
    return new SearchSpace(moved);
  }
}
