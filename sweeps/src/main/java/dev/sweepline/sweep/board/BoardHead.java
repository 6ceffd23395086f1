package dev.sweepline.sweep.board;

import dev.sweepline.sweep.history.SweepHistory;
import java.util.List;
import java.util.Optional;

/**
 * The part of a board that summaries show.
 *
 * @param best the first row, where it has a finite value
 * @param front the trials that none beats in all objectives, where there are several
 */
public record BoardHead(Optional<Standing> best, List<Integer> front) {
  public BoardHead {
    front = List.copyOf(front);
  }

  /** That of a history, by a walk over all of its trials. */
  public static BoardHead of(SweepHistory history) {
    return new BoardHead(
        Leaderboard.best(history),
        history.submitted().objectives().several() ? ParetoFront.of(history) : List.of());
  }
}
