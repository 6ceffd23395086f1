package dev.sweepline.sweep.history;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.MeasurementColumns;

/**
 * The measurements that a trial had at one moment, as a snapshot keeps them. Immutable.
 *
 * @param driver which of the sweep's drivers started the attempt
 * @param attempt which they are of
 * @param sequence the newest's, which may be more than there are
 */
public record SavedMeasurements(
    int trial, int driver, int attempt, int sequence, MeasurementColumns columns) {
  public SavedMeasurements {
    requireNonNull(columns, "columns");
  }
}
