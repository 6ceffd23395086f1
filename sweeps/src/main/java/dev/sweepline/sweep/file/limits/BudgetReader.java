package dev.sweepline.sweep.file.limits;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.yaml.MapReader;
import java.util.Optional;
import java.util.OptionalInt;

/** A reader of the time that trials train: epochs or steps. */
public final class BudgetReader {
  public static final String EXAMPLE = "budget: {epochs: 10}";

  private BudgetReader() {}

  /** The budget that a map says, the other one where it says none; empty after a report. */
  public static Optional<Budget> read(MapReader scope, Budget otherwise) {
    if (scope.has("epochs") && scope.has("steps")) {
      scope
          .problems()
          .error(scope.keyPlace("steps"), "epochs and steps are both given; remove one of them");
      return Optional.empty();
    }
    if (scope.has("epochs")) {
      OptionalInt epochs = scope.count("epochs");
      return epochs.isPresent() ? Optional.of(Budget.epochs(epochs.getAsInt())) : Optional.empty();
    }
    if (scope.has("steps")) {
      OptionalInt steps = scope.count("steps");
      return steps.isPresent() ? Optional.of(Budget.steps(steps.getAsInt())) : Optional.empty();
    }
    return Optional.of(otherwise);
  }
}
