package dev.sweepline.sweep.board;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Text that says whose network a trial trains on, and what it does otherwise. Stateless. */
public final class LineageText {
  private LineageText() {}

  /** One line; empty for a trial that began with weights of its own. */
  public static Optional<String> of(TrialHistory trial, SweepHistory sweep) {
    Lineage lineage = trial.lineage();
    if (!lineage.isInherited()) {
      return Optional.empty();
    }
    boolean anew =
        !trial.measurements().isEmpty() && trial.measurements().get(0).epoch() <= lineage.epoch();
    String whose = "#%d from epoch %d".formatted(lineage.parent(), lineage.epoch());
    return Optional.of(
        anew
            ? "was to continue "
                + whose
                + ", whose network was not found: it trained from the first epoch"
            : "continues " + whose + changes(trial, sweep));
  }

  private static String changes(TrialHistory trial, SweepHistory sweep) {
    Map<String, Object> before =
        sweep
            .trial(trial.lineage().parent())
            .map(parent -> flat(parent, sweep))
            .orElse(new TreeMap<>());
    List<String> changes = new ArrayList<>();
    flat(trial, sweep)
        .forEach(
            (name, value) -> {
              if (before.containsKey(name) && !CanonicalValue.equal(before.get(name), value)) {
                changes.add(
                    "%s %s → %s"
                        .formatted(name, ValueText.show(before.get(name)), ValueText.show(value)));
              }
            });
    return changes.isEmpty() ? "" : " with " + String.join(", ", changes);
  }

  private static Map<String, Object> flat(TrialHistory trial, SweepHistory sweep) {
    return new TreeMap<>(FlatParameters.of(trial.parameters(), sweep.submitted().parameters()));
  }
}
