package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Search;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.stopping.StopCondition;
import dev.sweepline.sweep.training.Training;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One sweep, as a sweep file describes it once read and checked. Immutable, thread-safe.
 *
 * @param name what the user calls it; not unique
 * @param objectives what trials are compared by
 * @param space the parameters
 * @param search how the space is searched
 * @param training how each trial trains
 * @param limits what ends the sweep or holds it back
 * @param output what is kept and shown
 * @param labels what the file says to W&amp;B's agent, which nothing here reads: program, command…
 */
public record Sweep(
    String name,
    Objectives objectives,
    SearchSpace space,
    Search search,
    Training training,
    Limits limits,
    Output output,
    Map<String, Object> labels) {
  /** How many trials {@code run} does of a search that has no end of its own. */
  public static final int TRIALS_WITHOUT_END = 100;

  public Sweep {
    requireNonNull(objectives, "objectives");
    requireNonNull(space, "space");
    requireNonNull(search, "search");
    requireNonNull(training, "training");
    requireNonNull(limits, "limits");
    requireNonNull(output, "output");
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    if (name.isBlank()) {
      throw new IllegalArgumentException("sweep name is blank");
    }
  }

  /** The same sweep, searched by another method. */
  public Sweep withMethod(Method method) {
    return with(search.with(method));
  }

  /** The same sweep, ending after so many trials at the latest. */
  public Sweep withRunCap(int cap) {
    return with(search.withRunCap(cap));
  }

  /** The same sweep, whose trials train otherwise. */
  public Sweep with(Training other) {
    return new Sweep(name, objectives, space, search, other, limits, output, labels);
  }

  /** The same sweep by another search. */
  public Sweep with(Search other) {
    return new Sweep(name, objectives, space, other, training, limits, output, labels);
  }

  /** The names of the metrics that it reads: objectives, constraints, conditions of stopping. */
  public List<String> metrics() {
    return Stream.concat(objectives.metrics().stream(), stoppingMetrics().stream())
        .distinct()
        .toList();
  }

  /** The names of the metrics that conditions of stopping read, each rule's in order. */
  public List<String> stoppingMetrics() {
    return search.earlyTerminate().stream()
        .filter(StopCondition.class::isInstance)
        .flatMap(rule -> ((StopCondition) rule).condition().names().stream().sorted())
        .filter(name -> !StopCondition.COUNTS.contains(name))
        .toList();
  }

  /** What the board is ordered by. */
  public Objective objective() {
    return objectives.first();
  }
}
