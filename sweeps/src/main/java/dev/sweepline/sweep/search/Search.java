package dev.sweepline.sweep.search;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.training.SeedPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The search of a sweep: which trials run, and which of them are stopped. Immutable, thread-safe.
 *
 * @param method how the space is searched
 * @param points assignments to try first; by full parameter name, each parameter left out is the
 *     sampler's to choose
 * @param seed where every random stream starts
 * @param seeds where trials' random streams start
 * @param runCap the most trials that may run; empty means no cap
 * @param earlyTerminate the rules that end trials early; any of them may
 * @param startup how the first points of a method that learns lie
 * @param prior sweeps that a method that learns begins with: ids or names
 */
public record Search(
    Method method,
    List<Map<String, Object>> points,
    long seed,
    SeedPolicy seeds,
    OptionalInt runCap,
    List<EarlyTermination> earlyTerminate,
    Stage.Sampling startup,
    List<String> prior) {
  public Search {
    requireNonNull(method, "method");
    requireNonNull(seeds, "seeds");
    requireNonNull(startup, "startup");
    earlyTerminate = List.copyOf(earlyTerminate);
    prior = List.copyOf(prior);
    List<Map<String, Object>> copy = new ArrayList<>();
    points.forEach(point -> copy.add(Collections.unmodifiableMap(new LinkedHashMap<>(point))));
    points = Collections.unmodifiableList(copy);
    if (runCap.isPresent() && runCap.getAsInt() < 1) {
      throw new IllegalArgumentException("run_cap " + runCap.getAsInt() + " is not >= 1");
    }
  }

  /** A search that begins with nothing but Sobol's points. */
  public Search(
      Method method,
      List<Map<String, Object>> points,
      long seed,
      SeedPolicy seeds,
      OptionalInt runCap,
      List<EarlyTermination> earlyTerminate) {
    this(method, points, seed, seeds, runCap, earlyTerminate, Stage.Sampling.SOBOL, List.of());
  }

  /** The same search by another method. */
  public Search with(Method other) {
    return new Search(other, points, seed, seeds, runCap, earlyTerminate, startup, prior);
  }

  /** The same search, ending after so many trials at the latest. */
  public Search withRunCap(int cap) {
    return new Search(
        method, points, seed, seeds, OptionalInt.of(cap), earlyTerminate, startup, prior);
  }
}
