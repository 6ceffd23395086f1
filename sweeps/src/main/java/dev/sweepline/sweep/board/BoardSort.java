package dev.sweepline.sweep.board;

import dev.sweepline.sweep.value.ValueText;
import java.util.Comparator;
import java.util.List;

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
    return column.equals(RANK) && !isDescending;
  }

  /**
   * A row with what it is sorted by.
   *
   * @param value NaN where it has none
   */
  record Keyed(RankedRow row, Object value) {
    boolean isBlank() {
      return value instanceof Double number && number.isNaN();
    }
  }

  /** The row with the column's value, as it is now. */
  Keyed key(RankedRow row, BoardColumns columns) {
    return new Keyed(row, columns.value(column, row));
  }

  /** The rows in this order. */
  List<RankedRow> apply(List<Keyed> rows) {
    Comparator<Object> values = isDescending ? BoardSort::reversed : BoardSort::compare;
    return rows.stream()
        .sorted(
            Comparator.comparing(Keyed::isBlank)
                .thenComparing(Keyed::value, values)
                .thenComparingInt(keyed -> keyed.row().rank()))
        .map(Keyed::row)
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
