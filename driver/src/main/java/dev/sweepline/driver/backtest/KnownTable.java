package dev.sweepline.driver.backtest;

import dev.sweepline.driver.backtest.table.MeasuredTable;
import dev.sweepline.driver.backtest.table.TableLookup;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;

/**
 * A table with what all runs against it have in common. Immutable, thread-safe.
 *
 * @param bestScore that of its best mean; NaN where every configuration diverged
 */
record KnownTable(MeasuredTable table, TableLookup lookup, double bestScore) {
  /** A table that lies in the sweep's space. */
  static KnownTable of(MeasuredTable table, Sweep sweep) {
    Goal goal = sweep.objective().goal();
    return new KnownTable(
        table,
        new TableLookup(table, sweep.space()),
        table.optimum(goal).stream().map(goal::score).findFirst().orElse(Double.NaN));
  }
}
