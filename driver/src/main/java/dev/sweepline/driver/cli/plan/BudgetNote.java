package dev.sweepline.driver.cli.plan;

import dev.sweepline.sweep.Sweep;
import java.util.List;

/** Note on how long each trial trains. Stateless. */
final class BudgetNote {
  private static final List<String> IN_PLACE_OF_BUDGET = List.of("epochs", "steps");

  private BudgetNote() {}

  /** One line. */
  static String of(Sweep sweep) {
    List<String> own = own(sweep);
    return "each trial trains "
        + (own.isEmpty()
            ? sweep.training().budget()
            : "as long as its " + String.join(" and ", own) + " say");
  }

  /** Whether trials train for the sweep's budget, all of them, and not for what they are given. */
  static boolean isOne(Sweep sweep) {
    return own(sweep).isEmpty();
  }

  private static List<String> own(Sweep sweep) {
    return IN_PLACE_OF_BUDGET.stream().filter(sweep.space().parameters()::containsKey).toList();
  }
}
