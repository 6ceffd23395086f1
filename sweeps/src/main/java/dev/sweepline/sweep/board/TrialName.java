package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.value.ValueText;
import java.util.List;
import java.util.Map;

/** The name of a trial on the board. Stateless. */
final class TrialName {
  private TrialName() {}

  static String of(TrialHistory trial, SweepSubmitted submitted) {
    return of(
        trial.trial(), FlatParameters.of(trial.parameters(), submitted.parameters()), submitted);
  }

  /**
   * The name of a trial with these parameters.
   *
   * @param parameters by the columns' names
   */
  static String of(int trial, Map<String, Object> parameters, SweepSubmitted submitted) {
    return submitted
        .display()
        .trialName()
        .map(template -> filled(template, parameters))
        .orElseGet(() -> joined(trial, parameters, submitted.parameters()));
  }

  /** A parameter that the trial lacks leaves its place empty. */
  private static String filled(String template, Map<String, Object> parameters) {
    return Display.fill(
        template, name -> parameters.containsKey(name) ? shown(parameters.get(name)) : "");
  }

  private static String joined(
      int trial, Map<String, Object> parameters, List<ParameterColumn> columns) {
    StringBuilder name = new StringBuilder();
    for (ParameterColumn column : columns) {
      Object value = parameters.get(column.name());
      if (!column.kind().equals("constant")
          && (value != null || parameters.containsKey(column.name()))) {
        name.append(name.isEmpty() ? "" : "-").append(ValueText.show(value));
      }
    }
    return name.isEmpty() ? "trial-" + trial : name.toString();
  }

  /** Templates come from users whose names have always said True. */
  private static String shown(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return ValueText.show(value);
  }
}
