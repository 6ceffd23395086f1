package dev.sweepline.sweep.board;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.MetricBound;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The place of a trial in the one order that boards have, best first. Ties go to the lower index,
 * so equal histories give equal boards. Immutable, thread-safe.
 *
 * @param group which part of the board it stands in
 * @param score the first objective as one number that is higher for the better trial whatever the
 *     goal; the lowest of all without a finite value
 * @param trial its index
 */
public record RankKey(Group group, double score, int trial) implements Comparable<RankKey> {
  /** The parts of a board, from its top. */
  public enum Group {
    /** Trials with a finite value that did not fail: their rank says something. */
    RANKED(0),
    /** Trials with a finite value that break a constraint. */
    INFEASIBLE(1),
    /** Trials without a value yet. */
    UNMEASURED(2),
    /** Trials that failed, or whose value is not finite. */
    FAILED(3);

    private final int position;

    Group(int position) {
      this.position = position;
    }

    /** From 0 at the top, as the API gives it. */
    public int position() {
      return position;
    }
  }

  public RankKey {
    requireNonNull(group, "group");
  }

  public static RankKey of(TrialHistory trial, Objectives objectives) {
    return of(trial, results(trial), objectives);
  }

  /** The key that a running trial would end with if these were its results. */
  public static RankKey of(TrialHistory trial, Map<String, Double> results, Objectives objectives) {
    return of(trial, ObjectiveValue.of(trial, results, objectives.first()), results, objectives);
  }

  /** The same where it is known what the trial reached. */
  static RankKey of(
      TrialHistory trial,
      ObjectiveValue reached,
      Map<String, Double> results,
      Objectives objectives) {
    return new RankKey(
        groupOf(trial.state(), reached.value(), objectives, () -> reached.metrics(results)),
        objectives.first().goal().score(reached.value().orElse(Double.NaN)),
        trial.trial());
  }

  private static Map<String, Double> results(TrialHistory trial) {
    return trial.report().map(TrialReport::results).orElse(Map.of());
  }

  private static Group groupOf(
      TrialState state,
      OptionalDouble value,
      Objectives objectives,
      Supplier<Map<String, Double>> metrics) {
    if (state == TrialState.FAILED || !Double.isFinite(value.orElse(0))) {
      return Group.FAILED;
    }
    if (value.isEmpty()) {
      return Group.UNMEASURED;
    }
    return objectives.constraints().isEmpty() || broken(objectives, metrics.get()).isEmpty()
        ? Group.RANKED
        : Group.INFEASIBLE;
  }

  /** The first constraint that measured metrics break. */
  static Optional<MetricBound> broken(Objectives objectives, Map<String, Double> metrics) {
    return objectives.constraints().stream().filter(bound -> !bound.holds(metrics)).findFirst();
  }

  /**
   * A trial's scores by the objectives after the first, in their order; negative infinity for one
   * that it does not have.
   */
  public static List<Double> further(TrialHistory trial, Objectives objectives) {
    List<Double> scores = ObjectiveScores.of(trial, objectives).scores();
    return scores.subList(1, scores.size());
  }

  /** The score of a trial that has a rank; empty for every other. */
  public OptionalDouble finiteScore() {
    return group == Group.RANKED ? OptionalDouble.of(score) : OptionalDouble.empty();
  }

  @Override
  public int compareTo(RankKey other) {
    int groups = group.compareTo(other.group);
    int scores = groups == 0 ? Double.compare(other.score, score) : groups;
    return scores == 0 ? Integer.compare(trial, other.trial) : scores;
  }
}
