package dev.sweepline.sweep.board;

import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.history.SweepHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of a sweep with several objectives that no other trial beats: none is at least as good
 * in every objective and better in one. Trials that are not ranked are left out. Stateless.
 */
public final class ParetoFront {
  private ParetoFront() {}

  /** Their indices, the best by the first objective first. */
  public static List<Integer> of(SweepHistory history) {
    Objectives objectives = history.submitted().objectives();
    List<ObjectiveScores> ranked =
        history.trials().stream()
            .filter(trial -> RankKey.of(trial, objectives).group() == RankKey.Group.RANKED)
            .map(trial -> ObjectiveScores.of(trial, objectives))
            .filter(ObjectiveScores::areFinite)
            .sorted(ObjectiveScores.BEST_FIRST)
            .toList();
    List<ObjectiveScores> front = new ArrayList<>();
    for (ObjectiveScores candidate : ranked) {
      // Whoever beats another stands before it in this order.
      if (front.stream().noneMatch(candidate::isBeatenBy)) {
        front.add(candidate);
      }
    }
    return front.stream().map(ObjectiveScores::trial).toList();
  }
}
