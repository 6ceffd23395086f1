package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The finite values of the objective that trials have reported, in order, turned so that less is
 * better. A measurement without the metric, or with NaN or an infinity, does not count.
 */
record ReportedCosts(Objective objective) {
  DoubleStream of(TrialHistory trial) {
    return trial.measurements().stream().mapToDouble(this::cost).filter(Double::isFinite);
  }

  /**
   * The value that a trial reported at a place in that order.
   *
   * @param place from 1
   */
  OptionalDouble at(TrialHistory trial, long place) {
    return trial.measurements().size() < place
        ? OptionalDouble.empty()
        : of(trial).skip(place - 1).findFirst();
  }

  private double cost(Measurement measurement) {
    double value = measurement.metrics().getOrDefault(objective.name(), Double.NaN);
    return -objective.goal().score(value);
  }

  /** The value that has such a cost. */
  double value(double cost) {
    return objective.goal().value(-cost);
  }
}
