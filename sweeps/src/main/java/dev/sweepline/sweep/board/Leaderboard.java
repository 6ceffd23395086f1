package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
    Objectives objectives = history.submitted().objectives();
    return history.trials().stream()
        .map(trial -> RankKey.of(trial, objectives))
        .sorted()
        .map(key -> history.trial(key.trial()).orElseThrow())
        .toList();
  }

  /** The row of one trial under a rank known already. */
  public static Standing standing(int rank, TrialHistory trial, SweepHistory history) {
    Objectives objectives = history.submitted().objectives();
    Map<String, Double> results = trial.report().map(TrialReport::results).orElse(Map.of());
    ObjectiveValue reached = ObjectiveValue.of(trial, results, objectives.first());
    Map<String, Double> metrics = reached.metrics(results);
    RankKey.Group group = RankKey.of(trial, reached, results, objectives).group();
    return new Standing(
        rank,
        trial.trial(),
        TrialName.of(trial, history.submitted()),
        trial.state(),
        group,
        trial.attempt(),
        reached.value(),
        standardError(metrics, history.submitted()),
        reached.epoch().map(Measurement::epoch).orElse(0),
        trial.lastMeasurement().map(Measurement::epoch).orElse(0),
        FlatParameters.of(trial.parameters(), history.submitted().parameters()),
        metrics,
        trial
            .report()
            .flatMap(report -> report.end().explanation())
            .or(() -> infeasible(group, objectives, metrics))
            .or(() -> LineageText.of(trial, history)),
        trial.marks());
  }

  /** The deviation over the networks that the value is the mean of, by the root of their number. */
  private static OptionalDouble standardError(
      Map<String, Double> metrics, SweepSubmitted submitted) {
    Double deviation = metrics.get(submitted.objective().name() + MetricNames.SPREAD);
    return deviation == null || !Double.isFinite(deviation) || submitted.networks() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(deviation / Math.sqrt(submitted.networks()));
  }

  private static Optional<String> infeasible(
      RankKey.Group group, Objectives objectives, Map<String, Double> metrics) {
    return group == RankKey.Group.INFEASIBLE
        ? RankKey.broken(objectives, metrics)
            .map(
                bound ->
                    "%s is asked, and it is %s"
                        .formatted(
                            bound,
                            metrics.containsKey(bound.metric())
                                ? ValueText.show(metrics.get(bound.metric()))
                                : "not measured"))
        : Optional.empty();
  }

  /** The first row of the board when it has a finite value; one pass, no sort. */
  public static Optional<Standing> best(SweepHistory history) {
    Objectives objectives = history.submitted().objectives();
    return history.trials().stream()
        .map(trial -> RankKey.of(trial, objectives))
        .min(Comparator.naturalOrder())
        .filter(key -> key.group() == RankKey.Group.RANKED)
        .flatMap(key -> history.trial(key.trial()))
        .map(trial -> standing(1, trial, history));
  }
}
