package dev.sweepline.sweep.board;

import dev.sweepline.sweep.board.BoardColumns.Column;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

  private static final int LAST = 255;
  private static final int FEW = 32;

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
    Column column = columns.column(this.column);
    Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      RankedRow row = rows.get(i);
      values[i] = column.of(row.row(), row.rank());
    }
    List<RankedRow> sorted = new ArrayList<>(values.length);
    for (int index : order(values)) {
      sorted.add(rows.get(index));
    }
    return sorted;
  }

  /** The indices of values in this order. */
  int[] order(Object[] values) {
    long[] keys = new long[values.length];
    String[] texts = new String[values.length];
    for (int i = 0; i < keys.length; i++) {
      if (values[i] instanceof Number number) {
        keys[i] = key(number.doubleValue());
      } else {
        texts[i] = ValueText.show(values[i]);
      }
    }
    place(texts, keys);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = isDescending && keys[i] != BLANK ? ~keys[i] : keys[i];
    }
    return order(keys);
  }

  /** Larger for the larger number; the bits of those below zero fall where the number rises. */
  private static long key(double number) {
    long bits = Double.doubleToLongBits(number);
    return Double.isNaN(number) ? BLANK : bits ^ (bits >> 63 | Long.MIN_VALUE);
  }

  /** Sets the keys of rows with texts: larger for the later one by letter, and than of numbers. */
  private static void place(@Nullable String[] texts, long[] keys) {
    int[] rows = IntStream.range(0, texts.length).filter(i -> texts[i] != null).toArray();
    long place = key(Double.POSITIVE_INFINITY);
    String before = null;
    for (int row : byLetter(rows, texts, 0)) {
      boolean isAnother = before == null || before.compareToIgnoreCase(texts[row]) != 0;
      place += isAnother ? 1 : 0;
      before = texts[row];
      keys[row] = place;
    }
  }

  /**
   * The rows in the order of their texts, which are alike up to a character. The next eight of each
   * are a number to sort by; those that go on being alike are sorted by what follows.
   */
  private static int[] byLetter(int[] rows, @Nullable String[] texts, int depth) {
    if (rows.length < FEW) {
      return compared(rows, texts);
    }
    long[] parts = new long[rows.length];
    Arrays.setAll(parts, i -> part(texts[rows[i]], depth));
    int[] order = order(parts);
    int[] sorted = new int[rows.length];
    for (int from = 0, to = 0; from < order.length; from = to) {
      long part = parts[order[from]];
      while (to < order.length && parts[order[to]] == part) {
        to++;
      }
      if (to == from + 1) {
        sorted[from] = rows[order[from]];
        continue;
      }
      int[] alike = new int[to - from];
      for (int i = from; i < to; i++) {
        alike[i - from] = rows[order[i]];
      }
      int end = (int) (part & LAST);
      int[] placed =
          end == 0
              ? alike
              : end < LAST ? byLetter(alike, texts, depth + Long.BYTES) : compared(alike, texts);
      System.arraycopy(placed, 0, sorted, from, placed.length);
    }
    return sorted;
  }

  private static int[] compared(int[] rows, @Nullable String[] texts) {
    Integer[] sorted = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparing(row -> texts[row], String.CASE_INSENSITIVE_ORDER));
    return Arrays.stream(sorted).mapToInt(row -> row).toArray();
  }

  /**
   * The eight characters from one on, whatever their case, a byte each: 0 behind the end, and the
   * largest from one on that does not fit.
   */
  private static long part(String text, int depth) {
    long part = 0;
    boolean fits = true;
    for (int i = depth; i < depth + Long.BYTES; i++) {
      int letter = 0;
      if (fits && i < text.length()) {
        letter = 1 + Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
        fits = letter < LAST;
      }
      part = part << Byte.SIZE | (fits ? letter : LAST);
    }
    return part;
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
