package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.space.Grid;
import dev.sweepline.sweep.space.GridWalk;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.GridPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The sweep's first points, then every other point of its grid once, in W&amp;B's order, cut by the
 * run cap. Thread-safe.
 */
final class GridSampler implements Sampler {
  private final Sweep sweep;
  private final Grid grid;
  private final List<Map<String, Object>> first = new ArrayList<>();
  private final Set<Object> firstSeen = new LinkedHashSet<>();
  private final OptionalLong planned;

  /** Present where a point can be computed from its index. */
  private final Optional<Odometer> odometer;

  private GridWalk walk;
  private int walked;
  private Optional<Map<String, Object>> latest = Optional.empty();

  GridSampler(Sweep sweep) {
    this.sweep = sweep;
    this.grid = new Grid(sweep.space());
    SearchSpace space = sweep.space();
    sweep.search().points().forEach(point -> firstPoint(space, point));
    this.odometer =
        grid.isProduct() && first.isEmpty()
            ? Optional.of(new Odometer(axes(space)))
            : Optional.empty();
    this.planned = count();
    restart();
  }

  private static Map<String, GridPoints> axes(SearchSpace space) {
    Map<String, GridPoints> axes = new LinkedHashMap<>();
    space.parameters().forEach((name, p) -> axes.put(name, p.grid().orElseThrow()));
    return axes;
  }

  /** What a point leaves out has its first value on the grid. */
  private void firstPoint(SearchSpace space, Map<String, Object> point) {
    space
        .assignments()
        .of(
            name ->
                point.containsKey(name)
                    ? point.get(name)
                    : space.parameters().get(name).grid().orElseThrow().get(0))
        .filter(assignment -> firstSeen.add(CanonicalValue.of(assignment)))
        .ifPresent(first::add);
  }

  private OptionalLong count() {
    Optional<BigInteger> all = grid.size().map(size -> size.add(BigInteger.valueOf(offGrid())));
    long cap =
        sweep.search().runCap().isPresent() ? sweep.search().runCap().getAsInt() : Long.MAX_VALUE;
    if (all.isPresent()) {
      return OptionalLong.of(all.get().min(BigInteger.valueOf(cap)).longValueExact());
    }
    return sweep.search().runCap().isPresent() ? OptionalLong.of(cap) : OptionalLong.empty();
  }

  /** How many of the first points are not the grid's. */
  private long offGrid() {
    return first.stream().filter(point -> !grid.spans(point)).count();
  }

  private void restart() {
    walk = grid.walk();
    walked = 0;
  }

  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    if (sweep.search().runCap().isPresent() && trial >= sweep.search().runCap().getAsInt()) {
      return new Suggestion.Done();
    }
    if (planned.isPresent() && trial >= planned.getAsLong()) {
      return new Suggestion.Done();
    }
    Optional<Map<String, Object>> point =
        trial < first.size()
            ? Optional.of(first.get(trial))
            : odometer.isPresent()
                ? Optional.of(grid.nested(odometer.get().at(trial)))
                : walkTo(trial - first.size());
    return point
        .<Suggestion>map(parameters -> new Suggestion.Trial(parameters, sweep.training().budget()))
        .orElseGet(Suggestion.Done::new);
  }

  /** Trials are asked for in order, so this is seldom more than a step. */
  private synchronized Optional<Map<String, Object>> walkTo(int index) {
    if (index < walked - 1) {
      restart();
    }
    while (walked <= index) {
      latest = walk.next();
      if (latest.isEmpty()) {
        restart();
        return latest;
      }
      if (!firstSeen.contains(CanonicalValue.of(latest.get()))) {
        walked++;
      }
    }
    return latest;
  }

  @Override
  public OptionalLong planned() {
    return planned;
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return BorderNotes.of(sweep.space(), history, "widen the range");
  }
}
