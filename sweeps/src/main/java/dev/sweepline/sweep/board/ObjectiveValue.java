package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The objective's value of a trial: the one place that says which of its values counts.
 *
 * @param value the objective's value among the finished network's results or, without one there, in
 *     the epoch that the objective's aggregate picks; empty where it was not measured
 * @param epoch the measurement that the row shows: the one with that value, or the newest of all
 */
record ObjectiveValue(OptionalDouble value, Optional<Measurement> epoch) {

  static ObjectiveValue of(TrialHistory trial, Objective objective) {
    return of(trial, trial.report().map(TrialReport::results).orElse(Map.of()), objective);
  }

  /** All that its row shows: the metrics of its epoch and these results. */
  Map<String, Double> metrics(Map<String, Double> results) {
    Map<String, Double> metrics = new TreeMap<>();
    epoch.ifPresent(measured -> metrics.putAll(measured.metrics()));
    metrics.putAll(results);
    return metrics;
  }

  /** The same for a trial about to end with these results. */
  static ObjectiveValue of(TrialHistory trial, Map<String, Double> results, Objective objective) {
    Double result = results.get(objective.name());
    if (result != null) {
      return new ObjectiveValue(OptionalDouble.of(result), trial.lastMeasurement());
    }
    Optional<Measurement> epoch =
        (objective.aggregate() == Aggregate.BEST
                ? best(trial, objective)
                : newest(trial, objective))
            .or(trial::lastMeasurement);
    Double value = epoch.map(measured -> measured.metrics().get(objective.name())).orElse(null);
    return new ObjectiveValue(
        value == null ? OptionalDouble.empty() : OptionalDouble.of(value), epoch);
  }

  /** Programs report other things, too, after their objective. */
  private static Optional<Measurement> newest(TrialHistory trial, Objective objective) {
    List<Measurement> all = trial.measurements();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).metrics().containsKey(objective.name())) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first of the best; one that is not finite only where none is. */
  private static Optional<Measurement> best(TrialHistory trial, Objective objective) {
    Measurement best = null;
    for (Measurement measured : trial.measurements()) {
      if (measured.metrics().containsKey(objective.name())
          && (best == null
              || objective
                  .goal()
                  .better(measured.metric(objective.name()), best.metric(objective.name())))) {
        best = measured;
      }
    }
    return Optional.ofNullable(best);
  }
}
