package dev.sweepline.driver.cli.run;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A selection of trials by their numbers. Immutable.
 *
 * @param fit which may be named
 * @param otherwise what is wrong with one that may not, for example {@code has not ended}
 */
public record TrialSelection(List<Integer> named, Predicate<TrialHistory> fit, String otherwise) {
  public TrialSelection {
    named = List.copyOf(named);
  }

  /**
   * Those named, and those of another kind.
   *
   * @throws UserException when one cannot be chosen, with the line to show
   */
  public List<TrialHistory> and(Predicate<TrialHistory> unnamed, SweepHistory history) {
    for (int trial : named) {
      if (history.trial(trial).filter(fit).isEmpty()) {
        throw new UserException("trial %d of %s %s".formatted(trial, history.id(), otherwise));
      }
    }
    return history.trials().stream()
        .filter(trial -> named.contains(trial.trial()) || unnamed.test(trial))
        .toList();
  }
}
