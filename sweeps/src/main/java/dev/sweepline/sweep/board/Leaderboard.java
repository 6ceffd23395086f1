package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The board of a sweep: its trials in the order of {@link RankKey}, ranked by the objective's
 * value, their newest or their best. Stateless.
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
        .map(trial -> RankKey.of(trial, objective))
        .sorted()
        .map(key -> history.trial(key.trial()).orElseThrow())
        .toList();
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
        metrics(trial, reached),
        trial.report().flatMap(report -> report.end().explanation()));
  }

  /** The first row of the board when it has a finite value; one pass, no sort. */
  public static Optional<Standing> best(SweepHistory history) {
    Objective objective = history.submitted().objective();
    return history.trials().stream()
        .map(trial -> RankKey.of(trial, objective))
        .min(Comparator.naturalOrder())
        .filter(key -> key.group() == RankKey.Group.RANKED)
        .flatMap(key -> history.trial(key.trial()))
        .map(trial -> standing(1, trial, history));
  }

  private static Map<String, Double> metrics(TrialHistory trial, ObjectiveValue reached) {
    Map<String, Double> metrics = new TreeMap<>();
    reached.epoch().ifPresent(epoch -> metrics.putAll(epoch.metrics()));
    trial.report().ifPresent(report -> metrics.putAll(report.results()));
    return metrics;
  }
}
