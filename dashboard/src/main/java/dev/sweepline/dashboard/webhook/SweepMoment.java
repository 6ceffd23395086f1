package dev.sweepline.dashboard.webhook;

import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import java.util.Optional;

/**
 * As much of a sweep at one moment as says whether there are news of it. Immutable.
 *
 * @param endedAt milliseconds since 1970; 0 while it runs
 * @param signAt the driver's last sign, by the driver's clock
 * @param heardAt when that sign came, by this machine's clock
 * @param best while it runs: the best so far
 */
record SweepMoment(
    String sweep,
    SweepState state,
    long endedAt,
    long signAt,
    long heardAt,
    Optional<BestSoFar> best) {

  /**
   * The first row of a board.
   *
   * @param score higher for the better whatever the goal
   * @param at when its trial ended, or now while it runs
   */
  record BestSoFar(int trial, double score, long at) {
    static BestSoFar of(Standing best, SweepHistory sweep, long now) {
      double value = best.value().orElse(Double.NaN);
      long at = sweep.trial(best.trial()).flatMap(TrialHistory::endedAt).orElse(now);
      return new BestSoFar(best.trial(), sweep.submitted().objective().goal().score(value), at);
    }
  }

  /** The sweep as it is now. */
  static SweepMoment of(SweepHistory sweep, Optional<Standing> best, long heardAt, long now) {
    return new SweepMoment(
        sweep.id(),
        sweep.state(),
        sweep.ended().map(SweepEnded::at).orElse(0L),
        sweep.lastSign(),
        heardAt,
        best.map(first -> BestSoFar.of(first, sweep, now)));
  }
}
