package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.stopping.PatienceStopping;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.value.ValueText;

/**
 * The plateau rule: ends a trial whose metric has not become better for a while. A value that is
 * not finite is no better one. Stateless.
 */
final class PatienceRule implements StoppingRule {
  private final PatienceStopping settings;
  private final Costs costs;

  PatienceRule(PatienceStopping settings, Objective objective) {
    this.settings = requireNonNull(settings, "settings");
    this.costs = new Costs(objective);
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    double best = Double.POSITIVE_INFINITY;
    double newest = Double.POSITIVE_INFINITY;
    long reports = 0;
    long bestAt = 0;
    long now = 0;
    for (Measurement measurement : trial.measurements()) {
      if (costs.isReport(measurement)) {
        reports++;
        now = settings.unit().at(measurement, reports);
        newest = costs.of(measurement);
        if (newest < best - settings.minDelta()
            || (best == Double.POSITIVE_INFINITY && Double.isFinite(newest))) {
          best = newest;
          bestAt = now;
        }
      }
    }
    return now < settings.minIter() || now - bestAt < settings.patience()
        ? Decision.CONTINUE
        : new Decision.Stop(end(now, bestAt, best, newest));
  }

  private Stopped end(long now, long bestAt, double best, double newest) {
    String reason =
        bestAt == 0
            ? "no value yet"
            : "%s, and for %d %s none was better than %s at %s %d"
                .formatted(
                    ValueText.show(costs.value(newest)),
                    now - bestAt,
                    settings.unit().word(),
                    ValueText.show(costs.value(best)),
                    settings.unit().one(),
                    bestAt);
    return new Stopped(
        settings.word(),
        (int) Math.min(now, Integer.MAX_VALUE),
        costs.value(best),
        costs.value(newest),
        0,
        settings.unit(),
        reason);
  }
}
