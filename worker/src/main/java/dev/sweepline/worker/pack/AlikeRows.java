package dev.sweepline.worker.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grouping of rows by the columns that are not zero in them, so that those of a group have few
 * together: a group begins with the fullest row that is left and takes, one after the other, the
 * row that adds the fewest columns. Stateless.
 */
final class AlikeRows {
  /** Comparing each with each takes too long where they have more words. */
  private static final int MOST_WORDS = 64;

  private AlikeRows() {}

  /**
   * Groups of rows.
   *
   * @param filled for each row a bit for each column that is not zero in it
   * @param size rows in a group; the last has what is left
   * @return for each group the numbers of its rows, each row in one
   */
  static List<int[]> groups(long[][] filled, int size) {
    List<int[]> groups = new ArrayList<>();
    if (filled.length > 0 && filled[0].length > MOST_WORDS) {
      for (int first = 0; first < filled.length; first += size) {
        groups.add(IntStream.range(first, Math.min(filled.length, first + size)).toArray());
      }
      return groups;
    }
    int[] left = IntStream.range(0, filled.length).toArray();
    for (int count = left.length; count > 0; count -= Math.min(size, count)) {
      groups.add(take(left, count, Math.min(size, count), filled));
    }
    return groups;
  }

  /** Moves a group out of the first numbers of {@code left}, which keep their order. */
  private static int[] take(int[] left, int count, int size, long[][] filled) {
    int[] group = new int[size];
    long[] together = new long[filled[0].length];
    for (int taken = 0; taken < size; taken++) {
      int there = count - taken;
      int at = taken == 0 ? fullest(left, there, filled) : nearest(left, there, filled, together);
      group[taken] = left[at];
      for (int word = 0; word < together.length; word++) {
        together[word] |= filled[left[at]][word];
      }
      System.arraycopy(left, at + 1, left, at, there - at - 1);
    }
    return group;
  }

  private static int fullest(int[] left, int count, long[][] filled) {
    int best = 0;
    int most = -1;
    for (int i = 0; i < count; i++) {
      int bits = 0;
      for (long word : filled[left[i]]) {
        bits += Long.bitCount(word);
      }
      if (bits > most) {
        most = bits;
        best = i;
      }
    }
    return best;
  }

  private static int nearest(int[] left, int count, long[][] filled, long[] together) {
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      long[] row = filled[left[i]];
      int added = 0;
      for (int word = 0; word < row.length; word++) {
        added += Long.bitCount(row[word] & ~together[word]);
      }
      if (added < fewest) {
        fewest = added;
        best = i;
      }
    }
    return best;
  }
}
