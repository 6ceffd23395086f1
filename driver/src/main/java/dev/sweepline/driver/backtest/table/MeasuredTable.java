package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.Goal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Configurations that were trained before, with what came of each. Immutable, thread-safe.
 *
 * @param name what the user calls it
 * @param columns the parameters that it knows
 * @param configurations each once
 * @param epochs what a trial has cost after each step, in epochs where they are known; rising
 * @param notes what the user should know about it, a line each
 */
public record MeasuredTable(
    String name,
    List<String> columns,
    List<MeasuredConfiguration> configurations,
    List<Double> epochs,
    List<String> notes) {
  public MeasuredTable {
    columns = List.copyOf(columns);
    configurations = List.copyOf(configurations);
    epochs = List.copyOf(epochs);
    notes = List.copyOf(notes);
  }

  /** How many steps a whole training has. */
  public int steps() {
    return epochs.size();
  }

  /** The same table with some of its configurations. */
  MeasuredTable with(List<MeasuredConfiguration> some) {
    return new MeasuredTable(name, columns, some, epochs, notes);
  }

  /** The best mean of a configuration; empty where every one diverged. */
  public OptionalDouble optimum(Goal goal) {
    DoubleStream scores =
        configurations.stream()
            .mapToDouble(each -> goal.score(each.mean()))
            .filter(Double::isFinite);
    OptionalDouble best = scores.max();
    return best.isPresent()
        ? OptionalDouble.of(goal.value(best.getAsDouble()))
        : OptionalDouble.empty();
  }
}
