package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/** The costs that trials had where they came to each rung. Not thread-safe. */
class RungPopulation extends Population<RungPopulation.Climb> {
  private final long[] rungs;
  private final Iterations unit;
  private final Costs costs;
  private final boolean finite;
  private final int brackets;
  private final List<SortedCosts> populations = new ArrayList<>();

  /** What is known of a trial. */
  static final class Climb {
    final int trial;
    final int bracket;
    final double[] at;
    int reached;
    int before;
    long reports;
    double best = Double.POSITIVE_INFINITY;

    Climb(int trial, int bracket, int rungs) {
      this.trial = trial;
      this.bracket = bracket;
      this.at = new double[rungs];
    }

    /** The last rung that it has come to, from 0; −1 where it has come to none. */
    int last() {
      return reached - 1;
    }

    /** Whether it came to a rung with its newest report. */
    boolean isArriving() {
      return reached > before;
    }
  }

  /** Says in which bracket a trial is. */
  @FunctionalInterface
  interface Bracket {
    int of(TrialHistory trial);
  }

  private final Bracket bracket;

  /**
   * @param finite whether a report counts only where its value is finite
   * @param brackets how many populations there are at each rung
   */
  RungPopulation(
      List<Long> rungs,
      Iterations unit,
      Costs costs,
      boolean finite,
      int brackets,
      Bracket bracket) {
    this.rungs = rungs.stream().mapToLong(Long::longValue).toArray();
    this.unit = unit;
    this.costs = costs;
    this.finite = finite;
    this.brackets = brackets;
    this.bracket = bracket;
  }

  /** Those who came to a rung in a bracket. */
  SortedCosts at(int rung, int which) {
    int place = rung * brackets + which;
    while (populations.size() <= place) {
      populations.add(new SortedCosts());
    }
    return populations.get(place);
  }

  /** A trial has come to a rung with a finite value. */
  void arrived(Climb climb, int rung) {}

  /** It has never come there after all. */
  void left(Climb climb, int rung) {}

  /** How many rungs there are. */
  int rungs() {
    return rungs.length;
  }

  @Override
  Climb begin(TrialHistory trial) {
    return new Climb(trial.trial(), bracket.of(trial), rungs.length);
  }

  @Override
  void add(Climb climb, Measurement measurement) {
    double cost = costs.of(measurement);
    climb.before = climb.reached;
    if (!costs.isReport(measurement) || (finite && !Double.isFinite(cost))) {
      return;
    }
    climb.reports++;
    climb.best = Math.min(climb.best, cost);
    long place = unit.at(measurement, climb.reports);
    while (climb.reached < rungs.length && place >= rungs[climb.reached]) {
      climb.at[climb.reached] = cost;
      if (Double.isFinite(cost)) {
        at(climb.reached, climb.bracket).add(cost);
        arrived(climb, climb.reached);
      }
      climb.reached++;
    }
  }

  @Override
  void remove(Climb climb) {
    for (int rung = 0; rung < climb.reached; rung++) {
      if (Double.isFinite(climb.at[rung])) {
        at(rung, climb.bracket).remove(climb.at[rung]);
        left(climb, rung);
      }
    }
  }

  @Override
  void clear() {
    populations.clear();
  }

  /** A rung's place. */
  int place(int rung) {
    return (int) Math.min(rungs[rung], Integer.MAX_VALUE);
  }
}
