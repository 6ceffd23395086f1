package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.space.FiniteSpace;
import dev.sweepline.sweep.space.GridWalk;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.CanonicalValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws from a space that has an end, each of its points once. A trial's point depends on those
 * before it, which are found again whatever the order of asking. Thread-safe.
 */
public final class DistinctDraws {
  /** After so many repeats in a row the rest is taken in order. */
  private static final int PATIENCE = 1000;

  private final PointDraws draws;
  private final GridWalk rest;
  private final int size;
  private final List<Map<String, Object>> points = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  private DistinctDraws(PointDraws draws, FiniteSpace space) {
    this.draws = draws;
    this.rest = space.grid().walk();
    for (int trial = 0; trial < draws.fixed(); trial++) {
      fresh(trial).ifPresent(points::add);
    }
    // A first point may have values that no draw gives, which come on top.
    this.size =
        space.size() + (int) points.stream().filter(first -> !space.grid().spans(first)).count();
  }

  /** Empty where the space has no end, or a very far one. */
  public static Optional<DistinctDraws> of(SearchSpace space, PointDraws draws) {
    return FiniteSpace.of(space).map(finite -> new DistinctDraws(draws, finite));
  }

  /** How many points there are. */
  public int size() {
    return size;
  }

  /** A trial's point; empty after the last one. */
  public synchronized Optional<Map<String, Object>> point(int trial) {
    while (points.size() <= trial && points.size() < size) {
      Optional<Map<String, Object>> next = fresh(points.size());
      if (next.isEmpty()) {
        break;
      }
      points.add(next.get());
    }
    return trial < points.size() ? Optional.of(points.get(trial)) : Optional.empty();
  }

  private Optional<Map<String, Object>> fresh(int trial) {
    for (int draw = 0; draw < PATIENCE; draw++) {
      Optional<Map<String, Object>> point = draws.draw(trial, draw);
      if (point.isPresent() && seen.add(CanonicalValue.of(point.get()))) {
        return point;
      }
    }
    Optional<Map<String, Object>> next = rest.next();
    while (next.isPresent() && !seen.add(CanonicalValue.of(next.get()))) {
      next = rest.next();
    }
    return next;
  }
}
