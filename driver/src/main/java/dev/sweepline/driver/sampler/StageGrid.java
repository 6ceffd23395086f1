package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.GridPoints;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lays a grid of a limited number of points in a window, continuous parameters included. */
final class StageGrid {
  private StageGrid() {}

  /**
   * The largest full grid with at most {@code trials} points that has n points per numeric
   * parameter (fewer where it has fewer values) and every value of the others; empty when the
   * combinations of those others alone are more.
   */
  static Optional<Odometer> largest(SearchSpace space, int trials) {
    int fits = 0;
    int tooMany = trials + 1;
    while (tooMany - fits > 1) {
      int points = (fits + tooMany) >>> 1;
      if (grid(space, points).count() <= trials) {
        fits = points;
      } else {
        tooMany = points;
      }
    }
    return fits == 0 ? Optional.empty() : Optional.of(grid(space, fits));
  }

  private static Odometer grid(SearchSpace space, int points) {
    NavigableMap<String, GridPoints> axes = new TreeMap<>();
    space.parameters().forEach((name, parameter) -> axes.put(name, axis(parameter, points)));
    return new Odometer(axes);
  }

  private static GridPoints axis(Parameter parameter, int points) {
    if (!(parameter.extent().orElse(null) instanceof Interval window)) {
      return parameter.grid().orElseThrow();
    }
    Set<Object> values = new LinkedHashSet<>();
    for (int i = 0; i < points; i++) {
      double at = at(window, points == 1 ? 0.5 : i / (points - 1.0));
      // A window of one point yields that point as the kind has it: an integer, a multiple of q.
      values.add(parameter.over(new Interval(at, at, window.scale())).quantile(0.5));
    }
    List<Object> axis = new ArrayList<>(values);
    return new GridPoints(axis.size(), i -> axis.get(Math.toIntExact(i)));
  }

  /** The value a share of the way from the window's low end to its high end, in its own scale. */
  private static double at(Interval window, double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? window.low() : window.high();
    }
    double low = window.scale().to(window.low());
    double high = window.scale().to(window.high());
    double value = window.scale().from(low + share * (high - low));
    return Math.max(window.low(), Math.min(window.high(), value));
  }
}
