package dev.sweepline.sweep.board;

import dev.sweepline.sweep.board.BoardColumns.Column;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order of a board's rows by one column: numbers by size, before texts by letter; rows without a
 * value stand last whichever way, and ties by rank. Immutable.
 *
 * @param column a column's name
 * @param isDescending whether the largest stands first
 */
public record BoardSort(String column, boolean isDescending) {
  private static final String RANK = "rank";

  /** The key of rows without a value: the largest. */
  private static final long BLANK = -1;

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
    List<RankedRow> sorted = new ArrayList<>(rows.size());
    for (int index : order(keys(rows, columns.column(column)))) {
      sorted.add(rows.get(index));
    }
    return sorted;
  }

  /** A number for each row, unsigned; rows are sorted by it. */
  private long[] keys(List<RankedRow> rows, Column values) {
    long[] keys = new long[rows.size()];
    String[] texts = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      RankedRow row = rows.get(i);
      Object value = values.of(row.row(), row.rank());
      if (value instanceof Number number) {
        keys[i] = key(number.doubleValue());
      } else {
        texts[i] = ValueText.show(value);
      }
    }
    Map<String, Long> places = places(texts);
    for (int i = 0; i < keys.length; i++) {
      String text = texts[i];
      long key = text == null ? keys[i] : places.get(text);
      keys[i] = isDescending && key != BLANK ? ~key : key;
    }
    return keys;
  }

  /** Larger for the larger number; the bits of those below zero fall where the number rises. */
  private static long key(double number) {
    long bits = Double.doubleToLongBits(number);
    return Double.isNaN(number) ? BLANK : bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  /** Larger for the later text by letter, and than that of any number. */
  private static Map<String, Long> places(@Nullable String[] texts) {
    Set<String> all = new HashSet<>();
    for (String text : texts) {
      if (text != null) {
        all.add(text);
      }
    }
    String[] sorted = all.toArray(String[]::new);
    Arrays.sort(sorted, String.CASE_INSENSITIVE_ORDER);
    Map<String, Long> places = new HashMap<>();
    long place = key(Double.POSITIVE_INFINITY);
    for (int i = 0; i < sorted.length; i++) {
      boolean isAnother = i == 0 || sorted[i - 1].compareToIgnoreCase(sorted[i]) != 0;
      place += isAnother ? 1 : 0;
      places.put(sorted[i], place);
    }
    return places;
  }

  /**
   * The indices of keys, the smallest first; equal ones stay as they are. Sorts by one byte after
   * the other from the lowest, since boards have 100,000 rows and somebody waits.
   */
  private static int[] order(long[] keys) {
    int[] from = IntStream.range(0, keys.length).toArray();
    int[] to = new int[keys.length];
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int[] ends = new int[257];
      for (long key : keys) {
        ends[1 + (int) (key >>> shift & 255)]++;
      }
      if (keys.length > 0 && ends[1 + (int) (keys[0] >>> shift & 255)] == keys.length) {
        continue; // all are equal here
      }
      for (int i = 1; i < ends.length; i++) {
        ends[i] += ends[i - 1];
      }
      for (int index : from) {
        to[ends[(int) (keys[index] >>> shift & 255)]++] = index;
      }
      int[] sorted = to;
      to = from;
      from = sorted;
    }
    return from;
  }
}
