package dev.sweepline.driver.backtest.report;

import dev.sweepline.driver.backtest.MethodResult;
import dev.sweepline.driver.backtest.RunResult;
import dev.sweepline.sweep.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Results of a back-test with what they are to be compared by. Immutable.
 *
 * @param file the sweep file
 * @param table as the user calls it
 * @param configurations of the table, in the file's space
 * @param optimum the best mean of one
 * @param trials that each run was to have
 * @param notes lines for the user
 */
public record Comparison(
    String file,
    String table,
    Objective objective,
    int configurations,
    OptionalDouble optimum,
    int trials,
    int slots,
    List<MethodResult> methods,
    List<String> notes) {
  public Comparison {
    methods = List.copyOf(methods);
    notes = List.copyOf(notes);
  }

  /** Two methods over the same seeds, by the objective's final value. */
  record Pair(String first, String second, PairedTest test) {}

  /** Every method against every one before it. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < methods.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(pair(methods.get(i), methods.get(j)));
      }
    }
    return pairs;
  }

  private static Pair pair(MethodResult first, MethodResult second) {
    return new Pair(
        first.method(),
        second.method(),
        PairedTest.of(first.each(RunResult::finalBest), second.each(RunResult::finalBest)));
  }

  /** The share of a method's trials that met the nearest configuration. */
  static double nearest(MethodResult method) {
    long trials = method.runs().stream().mapToLong(RunResult::trials).sum();
    long nearest = method.runs().stream().mapToLong(RunResult::nearest).sum();
    return trials == 0 ? 0 : (double) nearest / trials;
  }
}
