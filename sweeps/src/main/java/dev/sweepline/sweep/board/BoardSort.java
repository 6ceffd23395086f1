package dev.sweepline.sweep.board;

import dev.sweepline.sweep.board.BoardColumns.Column;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
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
    return column.equals(RANK) && !isDescending;
  }

  /**
   * The rows in this order.
   *
   * @param rows by rank
   */
  List<RankedRow> apply(List<RankedRow> rows, BoardColumns columns) {
    Column values = columns.column(column);
    double[] numbers = new double[rows.size()];
    String[] texts = new String[rows.size()];
    for (int i = 0; i < numbers.length; i++) {
      RankedRow row = rows.get(i);
      Object value = values.of(row.row(), row.rank());
      if (value instanceof Number number) {
        numbers[i] = number.doubleValue();
      } else {
        texts[i] = ValueText.show(value);
      }
    }
    List<RankedRow> sorted = new ArrayList<>(numbers.length);
    Order order = (a, b) -> compare(a, b, numbers, texts);
    for (int index : order.of(numbers.length)) {
      sorted.add(rows.get(index));
    }
    return sorted;
  }

  private int compare(int a, int b, double[] numbers, String[] texts) {
    boolean isNumberA = texts[a] == null;
    boolean isNumberB = texts[b] == null;
    boolean isBlankA = isNumberA && Double.isNaN(numbers[a]);
    boolean isBlankB = isNumberB && Double.isNaN(numbers[b]);
    if (isBlankA || isBlankB) {
      return Boolean.compare(isBlankA, isBlankB);
    }
    int order =
        isNumberA && isNumberB
            ? Double.compare(numbers[a], numbers[b])
            : isNumberA != isNumberB
                ? Boolean.compare(isNumberB, isNumberA)
                : texts[a].compareToIgnoreCase(texts[b]);
    return isDescending ? -order : order;
  }

  /**
   * An order of the numbers from 0, in which those that compare equal stay as they were: a merge
   * sort over integers, since boards have 100,000 rows and somebody waits.
   */
  @FunctionalInterface
  private interface Order {
    /** Negative where the first comes first. */
    int compare(int a, int b);

    /** So many numbers in this order. */
    default int[] of(int count) {
      int[] from = IntStream.range(0, count).toArray();
      int[] to = new int[count];
      for (int width = 1; width < count; width *= 2) {
        for (int start = 0; start < count; start += 2 * width) {
          int middle = Math.min(start + width, count);
          merge(from, to, start, middle, Math.min(middle + width, count));
        }
        int[] merged = to;
        to = from;
        from = merged;
      }
      return from;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
      int left = start;
      int right = middle;
      for (int at = start; at < end; at++) {
        boolean isLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
        to[at] = isLeft ? from[left++] : from[right++];
      }
    }
  }
}
