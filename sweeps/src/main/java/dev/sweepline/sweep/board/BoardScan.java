package dev.sweepline.sweep.board;

import dev.sweepline.sweep.formula.FormulaException;
import java.util.ArrayList;
import java.util.List;

/**
 * A question to a board: which rows a filter lets pass, in which order. Made where the board is
 * owned, and answered by one thread, whichever.
 */
public final class BoardScan {
  private final List<BoardRow> board;
  private final BoardColumns columns;
  private final BoardFilter filter;
  private final BoardSort sort;

  /**
   * A question not yet answered.
   *
   * @param board best first; must not change
   * @throws IllegalArgumentException where there is no column to sort by
   */
  public BoardScan(List<BoardRow> board, BoardColumns columns, BoardFilter filter, BoardSort sort) {
    this.board = board;
    this.columns = columns;
    this.filter = filter;
    this.sort = sort;
    columns.column(sort.column());
  }

  /** Whether the answer is the board as it is, which takes no time. */
  public boolean asksForAll() {
    return filter.passesAll() && sort.isByRank();
  }

  /**
   * The rows that pass, in order.
   *
   * @throws FormulaException where none does, since their values cannot be compared so
   */
  public List<RankedRow> result() {
    List<RankedRow> passed = filter.passesAll() ? RankedRow.all(board) : passed();
    return sort.isByRank() ? passed : sort.apply(passed, columns);
  }

  private List<RankedRow> passed() {
    List<RankedRow> passed = new ArrayList<>();
    int rank = 0;
    for (BoardRow row : board) {
      if (filter.test(row, ++rank)) {
        passed.add(new RankedRow(row, rank));
      }
    }
    if (passed.isEmpty() && filter.problem().isPresent()) {
      throw filter.problem().get();
    }
    return passed;
  }
}
