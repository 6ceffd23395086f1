package dev.sweepline.sweep.board;

import dev.sweepline.sweep.board.BoardColumns.Column;
import dev.sweepline.sweep.value.ValueText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order of a board's rows by one column: numbers by size, before texts by letter; rows without a
 * value stand last whichever way, and ties by rank. Immutable.
 *
 * @param column a column's name
 * @param isDescending whether the largest stands first
 */
public record BoardSort(String column, boolean isDescending) {
  private static final String RANK = "rank";

  /** Best first. */
  public static final BoardSort BY_RANK = new BoardSort(RANK, false);

  /** A column's name, with a minus before it for the largest first. */
  public static BoardSort of(String text) {
    return text.startsWith("-")
        ? new BoardSort(text.substring(1), true)
        : new BoardSort(text, false);
  }

  boolean isByRank() {
    return column.equals(RANK);
  }

  /** A row's place in the order asked for. */
  private record Entry(RankedRow row, Object value) {
    boolean isBlank() {
      return value instanceof Double number && number.isNaN();
    }
  }

  /**
   * The rows in this order.
   *
   * @param rows by rank
   * @throws IllegalArgumentException where there is no such column
   */
  List<RankedRow> apply(List<RankedRow> rows, BoardColumns columns) {
    if (isByRank()) {
      return isDescending
          ? IntStream.range(0, rows.size()).mapToObj(i -> rows.get(rows.size() - 1 - i)).toList()
          : rows;
    }
    Column by = columns.column(column);
    Comparator<Object> values = isDescending ? BoardSort::reversed : BoardSort::compare;
    return rows.stream()
        .map(each -> new Entry(each, by.of(each.row(), each.rank())))
        .sorted(
            Comparator.comparing(Entry::isBlank)
                .thenComparing(Entry::value, values)
                .thenComparingInt(entry -> entry.row().rank()))
        .map(Entry::row)
        .toList();
  }

  private static int reversed(Object a, Object b) {
    return compare(b, a);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    if (a instanceof Number || b instanceof Number) {
      return a instanceof Number ? -1 : 1;
    }
    return ValueText.show(a).compareToIgnoreCase(ValueText.show(b));
  }
}
