package dev.sweepline.driver.backtest;

import dev.sweepline.driver.backtest.table.Curve;
import dev.sweepline.driver.backtest.table.MeasuredConfiguration;
import dev.sweepline.driver.backtest.table.MeasuredTable;
import dev.sweepline.driver.backtest.table.TableLookup;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.trial.TrialSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trials of one run with what the table has for each: a configuration, and one of its
 * trainings, drawn by seed and trial alone, so that two methods that try the same in the same trial
 * see the same. Not thread-safe.
 */
final class TableTrials {
  private final MeasuredTable table;
  private final TableLookup lookup;
  private final Assignments assignments;
  private final Address seed;
  private final Map<Integer, Found> found = new HashMap<>();
  private int nearest;

  /**
   * What a trial meets.
   *
   * @param curve one of the configuration's
   */
  record Found(MeasuredConfiguration configuration, Curve curve) {}

  TableTrials(MeasuredTable table, TableLookup lookup, Assignments assignments, long seed) {
    this.table = table;
    this.lookup = lookup;
    this.assignments = assignments;
    this.seed = Address.of(seed).then("replicate");
  }

  /** What a trial that starts meets. */
  Found start(TrialSpec spec) {
    return found.computeIfAbsent(spec.id().trial(), trial -> find(spec));
  }

  private Found find(TrialSpec spec) {
    TableLookup.Match match = lookup.find(assignments.unnested(spec.parameters()));
    nearest += match.exact() ? 0 : 1;
    List<Curve> curves = match.configuration().curves();
    double place = seed.then(spec.id().trial()).openUnit();
    return new Found(match.configuration(), curves.get((int) (place * curves.size())));
  }

  /** What a trial that was started met. */
  Found of(int trial) {
    return found.get(trial);
  }

  /** How many trials asked for what the table does not have, and met the nearest instead. */
  int nearest() {
    return nearest;
  }

  /**
   * What so many steps of a trial cost, in epochs.
   *
   * @param steps may be 0
   */
  double epochs(int steps) {
    return steps == 0 ? 0 : table.epochs().get(steps - 1);
  }
}
