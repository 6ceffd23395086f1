package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.history.TrialHistory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A trial's values of all objectives as scores, higher for the better whatever the goal. Immutable.
 *
 * @param trial its index
 * @param scores in the order of the objectives; negative infinity for one that it does not have
 */
record ObjectiveScores(int trial, List<Double> scores) {
  /** By the objectives one after the other, then by index. */
  static final Comparator<ObjectiveScores> BEST_FIRST =
      Comparator.<ObjectiveScores, double[]>comparing(
              each -> each.scores.stream().mapToDouble(score -> -score).toArray(), Arrays::compare)
          .thenComparingInt(ObjectiveScores::trial);

  static ObjectiveScores of(TrialHistory trial, Objectives objectives) {
    return new ObjectiveScores(
        trial.trial(),
        objectives.all().stream()
            .map(
                each ->
                    each.goal().score(ObjectiveValue.of(trial, each).value().orElse(Double.NaN)))
            .toList());
  }

  boolean areFinite() {
    return scores.stream().allMatch(Double::isFinite);
  }

  /** Whether another is as good in all and better in one. */
  boolean isBeatenBy(ObjectiveScores other) {
    boolean better = false;
    for (int i = 0; i < scores.size(); i++) {
      if (other.scores.get(i) < scores.get(i)) {
        return false;
      }
      better |= other.scores.get(i) > scores.get(i);
    }
    return better;
  }
}
