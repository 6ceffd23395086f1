package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.trial.Measurement;

/** The objective's values turned so that less is better; what is not finite costs infinitely. */
record Costs(Objective objective) {
  /** Whether a measurement says anything of the objective. */
  boolean isReport(Measurement measurement) {
    return measurement.metrics().containsKey(objective.name());
  }

  double of(Measurement measurement) {
    return -objective.goal().score(measurement.metric(objective.name()));
  }

  /** The value that has such a cost; NaN for an infinite one. */
  double value(double cost) {
    return Double.isFinite(cost) ? objective.goal().value(-cost) : Double.NaN;
  }
}
