package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.driver.sampler.draw.PointDraws;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.FiniteSpace;
import dev.sweepline.sweep.space.GridWalk;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Points that were not tried before, where the space has an end; elsewhere any point is as good.
 * Immutable, thread-safe.
 */
public final class UnseenPoints {
  /** After so many draws in a row of what was tried, the rest is taken in order. */
  private static final int PATIENCE = 1000;

  private final Assignments assignments;
  private final PointDraws draws;
  private final Optional<FiniteSpace> end;

  /**
   * The points of a space.
   *
   * @param draws what takes the place of a point that was tried
   */
  public UnseenPoints(SearchSpace space, PointDraws draws) {
    this.assignments = space.assignments();
    this.draws = draws;
    this.end = FiniteSpace.of(space);
  }

  /**
   * A point for a trial: the one given or, where this sweep tried it before, a draw, groups nested;
   * empty where it has tried all.
   *
   * @param proposed groups nested; empty where there is none
   */
  public Optional<Map<String, Object>> or(
      Optional<Map<String, Object>> proposed, int trial, Observations observations) {
    if (end.isEmpty()) {
      return proposed.or(() -> draws.replacement(trial, 0));
    }
    Set<Object> tried = observations.triedHere();
    return proposed
        .filter(point -> isNew(point, tried))
        .or(() -> drawn(trial, tried))
        .or(() -> next(tried));
  }

  private boolean isNew(Map<String, Object> point, Set<Object> tried) {
    return !tried.contains(Observations.key(assignments.unnested(point)));
  }

  private Optional<Map<String, Object>> drawn(int trial, Set<Object> tried) {
    for (int i = 0; i < PATIENCE; i++) {
      Optional<Map<String, Object>> point = draws.replacement(trial, i);
      if (point.isEmpty() || isNew(point.get(), tried)) {
        return point;
      }
    }
    return Optional.empty();
  }

  private Optional<Map<String, Object>> next(Set<Object> tried) {
    GridWalk walk = end.orElseThrow().grid().walk();
    Optional<Map<String, Object>> point = walk.next();
    while (point.isPresent() && !isNew(point.get(), tried)) {
      point = walk.next();
    }
    return point;
  }
}
