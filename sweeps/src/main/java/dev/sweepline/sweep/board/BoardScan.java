package dev.sweepline.sweep.board;

import dev.sweepline.sweep.formula.FormulaException;
import java.util.ArrayList;
import java.util.List;

/**
 * A walk over a board that finds the rows of a filter and puts them in order, in steps, so that
 * whoever owns the rows can do other things in between. Not thread-safe.
 */
public final class BoardScan {
  private final List<BoardRow> board;
  private final BoardColumns columns;
  private final BoardFilter filter;
  private final BoardSort sort;
  private final List<BoardSort.Keyed> found = new ArrayList<>();
  private int next;

  /**
   * A walk that has not begun.
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

  /** Looks at so many rows more; true once all have been looked at. */
  public boolean step(int rows) {
    if (filter.passesAll() && sort.isByRank()) {
      return true;
    }
    int end = Math.min(board.size(), next + rows);
    for (; next < end; next++) {
      if (filter.test(board.get(next), next + 1)) {
        found.add(sort.key(new RankedRow(board.get(next), next + 1), columns));
      }
    }
    return next == board.size();
  }

  /** Whether {@link #result} still has to sort, which it can do on any thread. */
  public boolean sorts() {
    return !sort.isByRank();
  }

  /**
   * The rows that passed, in order. Asked for once all have been looked at, by any thread.
   *
   * @throws FormulaException where none did, since their values cannot be compared so
   */
  public List<RankedRow> result() {
    if (found.isEmpty() && filter.problem().isPresent()) {
      throw filter.problem().get();
    }
    if (sort.isByRank()) {
      return filter.passesAll()
          ? RankedRow.all(board)
          : found.stream().map(BoardSort.Keyed::row).toList();
    }
    return sort.apply(found);
  }
}
