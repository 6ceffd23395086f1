package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * Objectives and constraints that the trials of a sweep are compared by. With one objective they
 * stand in a line; with several those count that no other trial beats in all of them.
 *
 * @param first what the board is ordered by, and what rules and targets look at
 * @param others further objectives; empty for most sweeps
 * @param constraints bounds that a trial must keep to stand among the best
 */
public record Objectives(Objective first, List<Objective> others, List<MetricBound> constraints) {
  public Objectives {
    requireNonNull(first, "first");
    others = List.copyOf(others);
    constraints = List.copyOf(constraints);
    long names =
        Stream.concat(Stream.of(first), others.stream()).map(Objective::name).distinct().count();
    if (names != others.size() + 1L) {
      throw new IllegalArgumentException("an objective is named twice");
    }
  }

  /** A single one, whatever else a trial measures. */
  public static Objectives of(Objective objective) {
    return new Objectives(objective, List.of(), List.of());
  }

  /** All of them, in the order of the file. */
  public List<Objective> all() {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  /** The names of the metrics that objectives and constraints read. */
  public List<String> metrics() {
    return Stream.concat(
            all().stream().map(Objective::name), constraints.stream().map(MetricBound::metric))
        .distinct()
        .toList();
  }

  /** Whether there is more than one. */
  public boolean several() {
    return !others.isEmpty();
  }
}
