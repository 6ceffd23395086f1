package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The ended trials a search may learn from, best first as the leaderboard has them. */
final class BestTrials {
  private BestTrials() {}

  /**
   * Failed trials and those whose value is not finite are left out.
   *
   * @param wanted by trial index
   */
  static Stream<Standing> of(SweepHistory history, IntPredicate wanted) {
    return Leaderboard.of(history).stream()
        .filter(row -> wanted.test(row.trial()))
        .filter(row -> row.state().terminal() && row.state() != TrialState.FAILED)
        .filter(row -> Double.isFinite(row.value().orElse(Double.NaN)));
  }
}
