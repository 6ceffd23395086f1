package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.stopping.StopCondition;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.value.ValueText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rule that ends a trial of whose newest metrics a condition is true. Before all that it names
 * has been measured it is not. NaN stands above every number. Stateless.
 */
final class StopConditionRule implements StoppingRule {
  private final StopCondition settings;
  private final Objective objective;

  StopConditionRule(StopCondition settings, Objective objective) {
    this.settings = requireNonNull(settings, "settings");
    this.objective = requireNonNull(objective, "objective");
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : settings.condition().names()) {
      Optional<Object> value = newest(trial.measurements(), name);
      if (value.isEmpty()) {
        return Decision.CONTINUE;
      }
      values.put(name, value.get());
    }
    return holds(values) ? new Decision.Stop(end(trial.measurements(), values)) : Decision.CONTINUE;
  }

  /** What cannot be computed, as a logarithm of a word, is not true. */
  private boolean holds(Map<String, Object> values) {
    Map<String, Object> ordered = new LinkedHashMap<>(values);
    ordered.replaceAll(
        (name, value) ->
            value instanceof Double number && number.isNaN() ? Double.POSITIVE_INFINITY : value);
    try {
      return settings.condition().holds(ordered);
    } catch (FormulaException e) {
      return false;
    }
  }

  private static Optional<Object> newest(List<Measurement> measurements, String name) {
    for (int i = measurements.size() - 1; i >= 0; i--) {
      Measurement measurement = measurements.get(i);
      if (measurement.metrics().containsKey(name)) {
        return Optional.of(measurement.metric(name));
      }
      switch (name) {
        case StopCondition.EPOCH:
          return Optional.of((long) measurement.epoch());
        case StopCondition.STEP:
          return Optional.of(measurement.step());
        case StopCondition.REPORT:
          return Optional.of(i + 1L);
        default:
      }
    }
    return Optional.empty();
  }

  private Stopped end(List<Measurement> measurements, Map<String, Object> values) {
    String shown =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + " " + ValueText.show(entry.getValue()))
            .collect(Collectors.joining(", "));
    return new Stopped(
        settings.word(),
        measurements.size(),
        Double.NaN,
        (double) newest(measurements, objective.name()).orElse(Double.NaN),
        0,
        settings.unit(),
        settings.condition() + ", with " + shown);
  }
}
