package dev.sweepline.driver.sampler.population;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.worker.network.settings.MovableSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exploration around a network's parameters: each that may move is drawn anew or goes one step up
 * or down. A step is a factor for numbers above 0, a share of the range for others, and the next
 * value of a list of numbers; a category stays. Pure, thread-safe.
 */
public final class Exploration {
  /** So many times constraints may forbid what was found. */
  private static final int TRIES = 100;

  /** So many times half a value's share is stepped over to come to the next. */
  private static final int STEPS = 64;

  private final SearchSpace space;
  private final SpaceEncoding encoding;
  private final Method.Pbt method;
  private final List<String> explored;
  private final Address seed;

  /**
   * An exploration of a space.
   *
   * @param seed the sweep's
   */
  public Exploration(SearchSpace space, Method.Pbt method, long seed) {
    this.space = space;
    this.encoding = new SpaceEncoding(space);
    this.method = method;
    this.explored = MovableSettings.explored(space, method);
    this.seed = Address.of(seed).then("explore");
  }

  /**
   * Parameters near others, groups nested in both; the same where constraints allow no others.
   *
   * @param trial whose they are to be
   */
  public Map<String, Object> near(Map<String, Object> parameters, int trial) {
    Assignments assignments = space.assignments();
    Map<String, Object> before = assignments.unnested(parameters);
    for (int i = 0; i < TRIES; i++) {
      Address at = seed.then(trial).then(i);
      Optional<Map<String, Object>> found =
          assignments.of(name -> value(name, before, at.then(name)));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return parameters;
  }

  private Object value(String name, Map<String, Object> before, Address at) {
    Parameter parameter = space.parameters().get(name);
    if (!before.containsKey(name)) {
      return parameter.quantile(at.openUnit());
    }
    Object value = before.get(name);
    Optional<Dimension> dimension = encoding.position(name).map(encoding.dimensions()::get);
    if (!explored.contains(name) || dimension.isEmpty()) {
      return value;
    }
    if (at.then("resample").openUnit() < method.resample()) {
      return parameter.quantile(at.openUnit());
    }
    boolean up = at.then("up").openUnit() < 0.5;
    if (dimension.get() instanceof Dimension.Ordinal list) {
      return next(list, value, up);
    }
    return dimension.get() instanceof Dimension.Range range && value instanceof Number number
        ? moved(range, number, up)
        : value;
  }

  private static Object next(Dimension.Ordinal list, Object value, boolean up) {
    int at = list.nearest(list.encode(value)) + (up ? 1 : -1);
    return list.values().get(Math.max(0, Math.min(list.levels() - 1, at)));
  }

  private Object moved(Dimension.Range range, Number value, boolean up) {
    Parameter parameter = range.parameter();
    Interval all = (Interval) parameter.extent().orElseThrow();
    double moved = moved(value.doubleValue(), all, up);
    if (parameter.bounded()) {
      moved = Math.max(all.low(), Math.min(all.high(), moved));
    }
    if (range.levels() == 0 && parameter.spacing() == 0) {
      return moved;
    }
    Object legal = range.decode(range.encode(moved));
    return CanonicalValue.equal(legal, value) ? neighbour(range, value, up) : legal;
  }

  private double moved(double value, Interval all, boolean up) {
    if (all.low() > 0) {
      return up ? value * method.perturb() : value / method.perturb();
    }
    double step = (method.perturb() - 1) / 2 * (all.high() - all.low());
    return up ? value + step : value - step;
  }

  /** The next of few values, where a step leads to none; the same at the end of them. */
  private static Object neighbour(Dimension.Range range, Number value, boolean up) {
    double at = range.encode(value);
    double step = (up ? 0.5 : -0.5) / Math.max(1, range.levels());
    for (int i = 0; i < STEPS; i++) {
      at += step;
      Object next = range.decode(at);
      if (!CanonicalValue.equal(next, value)) {
        return next;
      }
    }
    return value;
  }
}
