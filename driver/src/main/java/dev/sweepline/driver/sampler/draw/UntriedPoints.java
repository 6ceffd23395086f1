package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.value.CanonicalValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The points of a search's trials from the first on, each once as long as draws find others. A
 * point depends on those before it, which are found again whatever the order of asking.
 * Thread-safe.
 */
public final class UntriedPoints {
  /** After so many repeats in a row a repeat it is. */
  private static final int PATIENCE = 200;

  private final Source source;
  private final List<Map<String, Object>> points = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  /** Where points come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * A trial's point; always the same.
     *
     * @param draw 0, and one more for each point that was tried before
     */
    Optional<Map<String, Object>> point(int trial, int draw);
  }

  public UntriedPoints(Source source) {
    this.source = source;
  }

  /** A trial's point; empty where there is none. */
  public synchronized Optional<Map<String, Object>> point(int trial) {
    while (points.size() <= trial) {
      Optional<Map<String, Object>> next = next(points.size());
      if (next.isEmpty()) {
        return next;
      }
      points.add(next.get());
    }
    return Optional.of(points.get(trial));
  }

  private Optional<Map<String, Object>> next(int trial) {
    Optional<Map<String, Object>> first = source.point(trial, 0);
    Optional<Map<String, Object>> point = first;
    for (int draw = 1; point.isPresent() && draw <= PATIENCE; draw++) {
      if (seen.add(CanonicalValue.of(point.get()))) {
        return point;
      }
      point = source.point(trial, draw);
    }
    return first;
  }
}
