package dev.sweepline.driver.sampler.window;

import dev.sweepline.sweep.parameter.Counted;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.Grid;
import dev.sweepline.sweep.space.GridWalk;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A grid of a limited number of points in a window, continuous parameters included. Stateless. */
final class StageGrid {
  private StageGrid() {}

  /**
   * The largest full grid with at most {@code trials} points that has n points per numeric
   * parameter (fewer where it has fewer values) and every value of the others; empty when the
   * combinations of those others alone are more.
   */
  static Optional<List<Map<String, Object>>> largest(SearchSpace space, int trials) {
    Optional<List<Map<String, Object>>> best = Optional.empty();
    int fits = 0;
    int tooMany = trials + 1;
    while (tooMany - fits > 1) {
      int points = (fits + tooMany) >>> 1;
      Optional<List<Map<String, Object>>> grid = grid(space, points, trials);
      if (grid.isPresent()) {
        best = grid;
        fits = points;
      } else {
        tooMany = points;
      }
    }
    return best.filter(points -> !points.isEmpty());
  }

  /** Empty where it has more points than that. */
  private static Optional<List<Map<String, Object>>> grid(SearchSpace space, int points, int most) {
    Map<String, GridPoints> axes = new LinkedHashMap<>();
    space.parameters().forEach((name, parameter) -> axes.put(name, axis(parameter, points)));
    GridWalk walk = new Grid(space, axes).walk();
    List<Map<String, Object>> all = new ArrayList<>();
    Optional<Map<String, Object>> next = walk.next();
    while (next.isPresent() && all.size() < most) {
      all.add(next.get());
      next = walk.next();
    }
    return next.isPresent() ? Optional.empty() : Optional.of(all);
  }

  private static GridPoints axis(Parameter parameter, int points) {
    return parameter.extent().orElse(null) instanceof Interval window
        ? GridPoints.of(Counted.points(parameter, window, points))
        : parameter.support().orElseThrow();
  }
}
