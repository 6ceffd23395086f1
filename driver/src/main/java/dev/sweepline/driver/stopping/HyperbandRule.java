package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.driver.stopping.RungPopulation.Climb;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;

/**
 * The rule that W&amp;B calls hyperband: asynchronous successive halving that only stops. A trial
 * is judged at the last band that it has reached, against what every trial of the sweep, whatever
 * became of it, reported there; about one in eta goes on. Ties go on, and so does the best so far:
 * of fewer than eta trials all but the best are stopped. Values that are not finite are no reports.
 */
final class HyperbandRule implements StoppingRule {
  private final Hyperband settings;
  private final Costs costs;
  private final RungPopulation population;

  HyperbandRule(Hyperband settings, Objective objective) {
    this.settings = requireNonNull(settings, "settings");
    this.costs = new Costs(objective);
    this.population =
        new RungPopulation(settings.bands(), settings.unit(), costs, true, 1, trial -> 0);
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    Climb climb = population.of(history, trial);
    int band = climb.last();
    if (band < 0) {
      return Decision.CONTINUE;
    }
    SortedCosts all = population.at(band, 0);
    double cutoff = all.get((int) (all.size() / settings.eta()));
    double cost = settings.strict() ? climb.at[band] : climb.best;
    return cost > cutoff
        ? new Decision.Stop(
            new Stopped(
                settings.word(),
                population.place(band),
                costs.value(cutoff),
                costs.value(cost),
                all.size(),
                settings.unit(),
                ""))
        : Decision.CONTINUE;
  }
}
