package dev.sweepline.sweep.board;

import dev.sweepline.sweep.history.SweepHistory;
import java.util.AbstractList;
import java.util.List;

/**
 * A row with its place on the board.
 *
 * @param rank from 1
 * @param copies how many rows of trials that computed the same are folded into it
 */
public record RankedRow(BoardRow row, int rank, int copies) {
  /** A row into which none is folded. */
  public RankedRow(BoardRow row, int rank) {
    this(row, rank, 0);
  }

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

  RankedRow withCopies(int more) {
    return new RankedRow(row, rank, more);
  }

  /** All that the board shows of it. */
  public Standing standing(SweepHistory history) {
    return Leaderboard.standing(rank, row.trial(), history);
  }
}
