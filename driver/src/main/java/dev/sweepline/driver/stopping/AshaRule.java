package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.driver.stopping.RungPopulation.Climb;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;

/**
 * Asynchronous successive halving that stops: a trial is judged once at each rung, as it comes
 * there, and goes on if it is among the best one in eta of those that have come there in its
 * bracket. Of fewer than eta nobody is stopped. A value that is not finite is in nobody's way, and
 * is itself worse than all others.
 */
final class AshaRule implements StoppingRule {
  private final Asha settings;
  private final Costs costs;
  private final RungPopulation population;

  /**
   * The rule for a sweep.
   *
   * @param seed says which trials are in which bracket
   */
  AshaRule(Asha settings, Objective objective, long seed) {
    this.settings = requireNonNull(settings, "settings");
    this.costs = new Costs(objective);
    this.population =
        new RungPopulation(
            settings.rungs(),
            settings.unit(),
            costs,
            false,
            settings.brackets(),
            trial -> bracket(settings, seed, trial.trial()));
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    Climb climb = population.of(history, trial);
    int rung = climb.last();
    if (!climb.isArriving() || rung < climb.bracket) {
      return Decision.CONTINUE;
    }
    SortedCosts all = population.at(rung, climb.bracket);
    double cost = climb.at[rung];
    int come = all.size() + (Double.isFinite(cost) ? 0 : 1);
    int goOn = (int) (all.size() / settings.eta());
    if (come < settings.eta() || goOn == 0 || cost <= all.get(goOn - 1)) {
      return Decision.CONTINUE;
    }
    return new Decision.Stop(
        new Stopped(
            settings.word(),
            population.place(rung),
            costs.value(all.get(goOn - 1)),
            costs.value(cost),
            come,
            settings.unit(),
            ""));
  }

  /** Drawn by the trial's number, so that no order of a grid decides it. */
  static int bracket(Asha settings, long seed, int trial) {
    double draw = Address.of(seed).then("bracket").then(trial).openUnit();
    int bracket = 0;
    for (double sum = settings.share(0);
        draw >= sum && bracket + 1 < settings.brackets();
        sum += settings.share(bracket)) {
      bracket++;
    }
    return bracket;
  }
}
