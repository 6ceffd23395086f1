package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.List;
import java.util.Optional;

/**
 * Several rules in a row: the first that ends a trial does. None, and every trial trains its whole
 * budget; and of one that has spent it nobody is asked.
 */
record FirstToStop(List<StoppingRule> rules) implements StoppingRule {
  FirstToStop {
    rules = List.copyOf(rules);
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    if (isSpent(trial)) {
      return Decision.CONTINUE;
    }
    for (StoppingRule rule : rules) {
      Decision decision = rule.decide(history, trial);
      if (!(decision instanceof Decision.Continue)) {
        return decision;
      }
    }
    return Decision.CONTINUE;
  }

  @Override
  public List<TrialHistory> promotions(SweepHistory history, boolean last) {
    return rules.stream()
        .map(rule -> rule.promotions(history, last))
        .filter(promoted -> !promoted.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public List<TrialHistory> hopeless(SweepHistory history) {
    return rules.stream().flatMap(rule -> rule.hopeless(history).stream()).toList();
  }

  @Override
  public Optional<Stopped> dismissal(SweepHistory history, TrialHistory paused) {
    return rules.stream().flatMap(rule -> rule.dismissal(history, paused).stream()).findFirst();
  }

  private static boolean isSpent(TrialHistory trial) {
    return trial.lastMeasurement().filter(newest -> isLast(trial, newest)).isPresent();
  }

  /**
   * A pass that the budget ends in the middle counts as begun, so steps decide where it has any.
   */
  private static boolean isLast(TrialHistory trial, Measurement newest) {
    return switch (trial.budget().unit()) {
      case EPOCHS -> newest.epoch() >= trial.budget().amount();
      case STEPS -> newest.step() >= trial.budget().amount();
    };
  }
}
