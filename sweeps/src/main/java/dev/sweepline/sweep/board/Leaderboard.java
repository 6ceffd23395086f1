package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
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

/**
 * Ranks trials by the objective's value, their newest or their best. Finite values come first, best
 * first; then trials without a value yet; then those whose value is not finite or that failed. Ties
 * go to the lower index, so equal histories give equal boards.
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
    Objective objective = history.submitted().objective();
    return history.trials().stream()
        .map(trial -> Place.of(trial, ObjectiveValue.of(trial, objective)))
        .sorted(
            Comparator.comparingInt(Place::group)
                .thenComparing(
                    place -> place.value().orElse(Double.NaN), objective.goal().bestFirst())
                .thenComparingInt(place -> place.trial().trial()))
        .map(Place::trial)
        .toList();
  }

  private record Place(int group, OptionalDouble value, TrialHistory trial) {
    static Place of(TrialHistory trial, ObjectiveValue reached) {
      return new Place(Leaderboard.group(trial, reached), reached.value(), trial);
    }
  }

  /** The row of one trial under a rank known already. */
  public static Standing standing(int rank, TrialHistory trial, SweepHistory history) {
    ObjectiveValue reached = ObjectiveValue.of(trial, history.submitted().objective());
    return new Standing(
        rank,
        trial.trial(),
        TrialName.of(trial, history.submitted()),
        trial.state(),
        trial.attempt(),
        reached.value(),
        reached.epoch().map(Measurement::epoch).orElse(0),
        trial.lastMeasurement().map(Measurement::epoch).orElse(0),
        FlatParameters.of(trial.parameters(), history.submitted().parameters()),
        metrics(trial, reached));
  }

  /**
   * The objective as one number that is higher for the better trial whatever the goal; empty for a
   * trial that has no finite value or failed.
   */
  public static OptionalDouble score(TrialHistory trial, Objective objective) {
    return score(trial, ObjectiveValue.of(trial, objective), objective.goal());
  }

  /** The score that a running trial would end with if these were its results. */
  public static OptionalDouble score(
      TrialHistory trial, Map<String, Double> results, Objective objective) {
    return score(trial, ObjectiveValue.of(trial, results, objective), objective.goal());
  }

  private static OptionalDouble score(TrialHistory trial, ObjectiveValue reached, Goal goal) {
    if (group(trial, reached) != 0) {
      return OptionalDouble.empty();
    }
    double sign = goal == Goal.MAXIMIZE ? 1 : -1;
    return OptionalDouble.of(sign * reached.value().getAsDouble());
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

  private static int group(TrialHistory trial, ObjectiveValue reached) {
    if (Standing.isRanked(trial.state(), reached.value())) {
      return 0;
    }
    return trial.state() == TrialState.FAILED || reached.value().isPresent() ? 2 : 1;
  }

  private static Map<String, Double> metrics(TrialHistory trial, ObjectiveValue reached) {
    Map<String, Double> metrics = new TreeMap<>();
    reached.epoch().ifPresent(epoch -> metrics.putAll(epoch.metrics()));
    trial.report().ifPresent(report -> metrics.putAll(report.results()));
    return metrics;
  }
}
