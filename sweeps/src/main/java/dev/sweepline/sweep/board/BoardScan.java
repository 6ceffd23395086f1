package dev.sweepline.sweep.board;

import dev.sweepline.sweep.formula.FormulaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question to a board: which rows a filter lets pass, in which order. Made where the board is
 * owned, and answered by one thread, whichever.
 */
public final class BoardScan {
  private final List<BoardRow> board;
  private final BoardColumns columns;
  private final BoardFilter filter;
  private final BoardSort sort;
  private final Optional<Set<Integer>> opened;

  /** A question not yet answered, that folds nothing. */
  public BoardScan(List<BoardRow> board, BoardColumns columns, BoardFilter filter, BoardSort sort) {
    this(board, columns, filter, sort, Optional.empty());
  }

  /**
   * A question not yet answered.
   *
   * @param board best first; must not change
   * @param opened folds all rows that pass and were copied from one trial, with its own, into the
   *     best of them, save where it is one of these; empty to fold none
   * @throws IllegalArgumentException where there is no column to sort by
   */
  public BoardScan(
      List<BoardRow> board,
      BoardColumns columns,
      BoardFilter filter,
      BoardSort sort,
      Optional<Set<Integer>> opened) {
    this.opened = opened.map(Set::copyOf);
    this.board = board;
    this.columns = columns;
    this.filter = filter;
    this.sort = sort;
    columns.column(sort.column());
  }

  /** Whether the answer is the board as it is, which takes no time. */
  public boolean asksForAll() {
    return filter.passesAll() && sort.isByRank() && opened.isEmpty();
  }

  /**
   * The rows that pass, in order.
   *
   * @throws FormulaException where none does, since their values cannot be compared so
   */
  public List<RankedRow> result() {
    List<RankedRow> passed = filter.passesAll() ? RankedRow.all(board) : passed();
    List<RankedRow> shown = opened.map(open -> folded(passed, open)).orElse(passed);
    return sort.isByRank() ? shown : sort.apply(shown, columns);
  }

  private static List<RankedRow> folded(List<RankedRow> rows, Set<Integer> opened) {
    Map<Integer, RankedRow> firsts = new HashMap<>();
    List<RankedRow> shown = new ArrayList<>();
    for (RankedRow row : rows) {
      int origin = row.row().origin();
      boolean isOpen = opened.contains(origin);
      RankedRow first = isOpen ? null : firsts.putIfAbsent(origin, row);
      if (first == null) {
        shown.add(row);
      } else {
        firsts.put(origin, first.withCopies(first.copies() + 1));
      }
    }
    shown.replaceAll(row -> firsts.getOrDefault(row.row().origin(), row));
    return shown;
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
