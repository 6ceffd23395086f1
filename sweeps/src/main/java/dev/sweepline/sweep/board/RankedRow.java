package dev.sweepline.sweep.board;

import dev.sweepline.sweep.history.SweepHistory;
import java.util.AbstractList;
import java.util.List;

/**
 * A row with its place on the board.
 *
 * @param rank from 1
 */
public record RankedRow(BoardRow row, int rank) {
  /**
   * All rows of a board in its order; a view that makes them as they are asked for.
   *
   * @param board best first
   */
  public static List<RankedRow> all(List<BoardRow> board) {
    return new AbstractList<>() {
      @Override
      public RankedRow get(int index) {
        return new RankedRow(board.get(index), index + 1);
      }

      @Override
      public int size() {
        return board.size();
      }
    };
  }

  /** All that the board shows of it. */
  public Standing standing(SweepHistory history) {
    return Leaderboard.standing(rank, row.trial(), history);
  }
}
