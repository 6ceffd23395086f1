package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws of a space's points by their trial's index: the first draw where a sampler's coordinates
 * say, and, where constraints forbid that, others at random. Thread-safe.
 */
public final class PointDraws {
  /** A space of which fewer draws than one in so many are allowed needs another language. */
  private static final int MOST_DRAWS = 100_000;

  private final SearchSpace space;
  private final Assignments assignments;
  private final long seed;
  private final Coordinates coordinates;
  private final List<Map<String, Object>> first;

  /**
   * @param seed of the draws at random
   * @param first what the first trials fix, by full parameter name; the coordinates start after
   *     them
   */
  public PointDraws(
      SearchSpace space, long seed, Coordinates coordinates, List<Map<String, Object>> first) {
    this(space, space.assignments(), seed, coordinates, first);
  }

  private PointDraws(
      SearchSpace space,
      Assignments assignments,
      long seed,
      Coordinates coordinates,
      List<Map<String, Object>> first) {
    this.space = space;
    this.assignments = assignments;
    this.seed = seed;
    this.coordinates = coordinates;
    this.first = first;
  }

  /** Draws of the same space that are random and independent of these; nothing is fixed. */
  public PointDraws independent(long otherSeed) {
    return new PointDraws(space, assignments, otherSeed, Coordinates.random(otherSeed), List.of());
  }

  /** How many first trials have values that are given. */
  int fixed() {
    return first.size();
  }

  /** The parameters that are drawn. */
  public static List<String> drawn(SearchSpace space) {
    return space.parameters().entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Constant))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A trial's point; empty where no draw of very many is allowed. */
  public Optional<Map<String, Object>> point(int trial) {
    return from(trial, 0);
  }

  /** A trial's point that is at least so many draws away from its first. */
  Optional<Map<String, Object>> from(int trial, int draw) {
    for (int i = draw; i < draw + MOST_DRAWS; i++) {
      Optional<Map<String, Object>> point = draw(trial, i);
      if (point.isPresent()) {
        return point;
      }
    }
    return Optional.empty();
  }

  /**
   * A point at random that takes the place of a trial's own; empty where no draw of very many is
   * allowed.
   *
   * @param number which of the trial's replacements, from 0
   */
  public Optional<Map<String, Object>> replacement(int trial, int number) {
    Address at = Address.of(seed).then("replacement").then(trial).then(number);
    for (int i = 0; i < MOST_DRAWS; i++) {
      Address draw = at.then(i);
      Optional<Map<String, Object>> point =
          assignments.of(name -> space.parameters().get(name).quantile(draw.then(name).openUnit()));
      if (point.isPresent()) {
        return point;
      }
    }
    return Optional.empty();
  }

  /** One draw; empty where constraints forbid it. */
  Optional<Map<String, Object>> draw(int trial, int draw) {
    Map<String, Object> fixed =
        trial < first.size() && draw < MOST_DRAWS / 2 ? first.get(trial) : Map.of();
    return assignments.of(
        name ->
            fixed.containsKey(name)
                ? fixed.get(name)
                : space.parameters().get(name).quantile(coordinate(trial, draw, name)));
  }

  private double coordinate(int trial, int draw, String name) {
    if (space.parameters().get(name) instanceof Constant) {
      return 0.5;
    }
    if (draw == 0 && trial >= first.size()) {
      return coordinates.of(trial - first.size(), name);
    }
    return Address.of(seed).then(trial).then(name).then(draw).openUnit();
  }
}
