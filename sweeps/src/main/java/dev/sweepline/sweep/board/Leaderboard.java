package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ranks trials by the objective's newest value. Finite values come first, best first; then trials
 * without a value yet; then those whose value is not finite or that failed. Ties go to the lower
 * index, so equal histories give equal boards.
 */
public final class Leaderboard {
  private Leaderboard() {}

  /** Every trial started so far, best first. */
  public static List<Standing> of(SweepHistory history) {
    List<TrialHistory> ordered = order(history);
    List<Standing> board = new ArrayList<>(ordered.size());
    for (TrialHistory trial : ordered) {
      board.add(standing(board.size() + 1, trial, history));
    }
    return board;
  }

  /** The same order without the rows, which cost more than the sorting. */
  public static List<TrialHistory> order(SweepHistory history) {
    Goal goal = history.submitted().objective().goal();
    String metric = history.submitted().objective().name();
    return history.trials().stream()
        .map(trial -> new Place(group(trial, metric), value(trial, metric), trial))
        .sorted(
            Comparator.comparingInt(Place::group)
                .thenComparing(place -> place.value().orElse(Double.NaN), goal.bestFirst())
                .thenComparingInt(place -> place.trial().trial()))
        .map(Place::trial)
        .toList();
  }

  private record Place(int group, OptionalDouble value, TrialHistory trial) {}

  /** The row of one trial under a rank known already. */
  public static Standing standing(int rank, TrialHistory trial, SweepHistory history) {
    return new Standing(
        rank,
        trial.trial(),
        name(trial, history.submitted().parameters()),
        trial.state(),
        trial.attempt(),
        value(trial, history.submitted().objective().name()),
        trial.lastMeasurement().map(Measurement::epoch).orElse(0),
        trial.parameters(),
        metrics(trial));
  }

  /** The objective's value in a trial's newest measurement, or among its results. */
  public static OptionalDouble value(TrialHistory trial, String metric) {
    Double result = trial.report().map(report -> report.results().get(metric)).orElse(null);
    Double value =
        result != null
            ? result
            : trial.lastMeasurement().map(last -> last.metrics().get(metric)).orElse(null);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * The objective as one number that is higher for the better trial whatever the goal; empty for a
   * trial that has no finite value or failed.
   */
  public static OptionalDouble score(TrialHistory trial, Objective objective) {
    OptionalDouble value = value(trial, objective.name());
    if (value.isEmpty() || group(trial, objective.name()) != 0) {
      return OptionalDouble.empty();
    }
    double sign = objective.goal() == Goal.MAXIMIZE ? 1 : -1;
    return OptionalDouble.of(sign * value.getAsDouble());
  }

  /** The first row of the board when it has a finite value; one pass, no sort. */
  public static Optional<Standing> best(SweepHistory history) {
    Objective objective = history.submitted().objective();
    TrialHistory best = null;
    double bestScore = 0;
    for (TrialHistory trial : history.trials()) {
      OptionalDouble score = score(trial, objective);
      if (score.isPresent() && (best == null || score.getAsDouble() > bestScore)) {
        best = trial;
        bestScore = score.getAsDouble();
      }
    }
    return Optional.ofNullable(best).map(trial -> standing(1, trial, history));
  }

  private static int group(TrialHistory trial, String metric) {
    OptionalDouble value = value(trial, metric);
    if (trial.state() == TrialState.FAILED
        || (value.isPresent() && !Double.isFinite(value.getAsDouble()))) {
      return 2;
    }
    return value.isPresent() ? 0 : 1;
  }

  private static Map<String, Double> metrics(TrialHistory trial) {
    Map<String, Double> metrics = new TreeMap<>();
    trial.lastMeasurement().ifPresent(last -> metrics.putAll(last.metrics()));
    trial.report().ifPresent(report -> metrics.putAll(report.results()));
    return metrics;
  }

  private static String name(TrialHistory trial, List<ParameterColumn> columns) {
    String name =
        columns.stream()
            .filter(column -> !column.kind().equals("constant"))
            .filter(column -> trial.parameters().containsKey(column.name()))
            .map(column -> Values.show(trial.parameters().get(column.name())))
            .collect(Collectors.joining("-"));
    return name.isEmpty() ? "trial-" + trial.trial() : name;
  }
}
