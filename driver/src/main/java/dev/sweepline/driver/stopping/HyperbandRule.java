package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.search.Hyperband;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The rule that W&amp;B calls hyperband: asynchronous successive halving that only stops. A trial
 * is judged at the last band that it has reached, against what every trial of the sweep, whatever
 * became of it, reported there; about one in eta goes on. Ties go on, and so does the best so far:
 * of fewer than eta trials all but the best are stopped.
 *
 * <p>Stateless.
 */
final class HyperbandRule implements StoppingRule {
  static final String NAME = "hyperband";

  private final Hyperband settings;
  private final List<Long> bands;
  private final ReportedCosts costs;

  HyperbandRule(Hyperband settings, Objective objective) {
    this.settings = requireNonNull(settings, "settings");
    this.bands = settings.bands();
    this.costs = new ReportedCosts(objective);
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    double[] reported = costs.of(trial).toArray();
    List<Long> reached = bands.stream().takeWhile(b -> b <= reported.length).toList();
    if (reached.isEmpty()) {
      return Decision.CONTINUE;
    }
    int band = Math.toIntExact(reached.get(reached.size() - 1));
    double[] population = population(history, band);
    double cutoff = population[(int) (population.length / settings.eta())];
    double cost =
        settings.strict() ? reported[band - 1] : Arrays.stream(reported).min().getAsDouble();
    return cost > cutoff
        ? new Decision.Stop(
            new Stopped(NAME, band, costs.value(cutoff), costs.value(cost), population.length))
        : Decision.CONTINUE;
  }

  /** What trials reported at a band, best first; the judged one is among them. */
  private double[] population(SweepHistory history, int band) {
    return history.trials().stream()
        .map(trial -> costs.at(trial, band))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .sorted()
        .toArray();
  }
}
