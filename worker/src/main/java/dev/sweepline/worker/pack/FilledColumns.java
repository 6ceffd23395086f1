package dev.sweepline.worker.pack;

import java.util.Arrays;

/**
 * Columns in which any of some rows is not zero, and the column of ones behind them: what a product
 * of these rows with a layer's weights needs to look at. Immutable.
 */
final class FilledColumns {
  /** Of all columns; where more are filled, leaving out the others gains nothing. */
  private static final double MOST = .85;

  private final int columns;
  private final int[] starts;
  private final int[] places;

  /**
   * Runs of columns.
   *
   * @param columns there are, without the ones
   * @param starts first column of each run
   * @param places filled columns before each run, and at the end all there are
   */
  private FilledColumns(int columns, int[] starts, int[] places) {
    this.columns = columns;
    this.starts = starts;
    this.places = places;
  }

  /** All of them, as if none were zero. */
  static FilledColumns all(int columns) {
    return new FilledColumns(columns, new int[] {0}, new int[] {0, columns + 1});
  }

  /**
   * Those that are filled, or all if most are.
   *
   * @param sums of the rows' absolute values, column by column
   */
  static FilledColumns of(float[] sums) {
    int columns = sums.length;
    int[] starts = new int[columns / 2 + 2];
    int[] places = new int[starts.length + 1];
    int runs = 0;
    int filled = 0;
    boolean within = false;
    for (int column = 0; column <= columns; column++) {
      boolean here = column == columns || sums[column] != 0;
      if (here && !within) {
        starts[runs] = column;
        places[runs++] = filled;
      }
      if (here) {
        filled++;
      }
      within = here;
    }
    if (filled > MOST * columns) {
      return all(columns);
    }
    places[runs] = filled;
    return new FilledColumns(columns, Arrays.copyOf(starts, runs), Arrays.copyOf(places, runs + 1));
  }

  /** Adds a row to the sums that tell which columns are filled. */
  static void add(float[] row, float[] sums) {
    for (int column = 0; column < sums.length; column++) {
      sums[column] += Math.abs(row[column]);
    }
  }

  boolean all() {
    return count() == columns + 1;
  }

  /** How many there are, the ones among them. */
  int count() {
    return places[places.length - 1];
  }

  /** How many there are before a column. */
  int before(int column) {
    int run = runOf(column);
    int within = Math.max(0, column - starts[run]);
    return Math.min(places[run] + within, places[run + 1]);
  }

  /**
   * Copies a row's values of these columns, and a one behind them.
   *
   * @param at where they go
   */
  void pack(float[] row, float[] into, int at) {
    for (int run = 0; run < starts.length; run++) {
      int count = Math.min(places[run + 1] - places[run], columns - starts[run]);
      System.arraycopy(row, starts[run], into, at + places[run], count);
    }
    into[at + count() - 1] = 1;
  }

  /** Of columns beside each other. */
  int runs() {
    return starts.length;
  }

  /** The first column of a run. */
  int start(int run) {
    return starts[run];
  }

  /** Behind the last column of a run. */
  int end(int run) {
    return starts[run] + places[run + 1] - places[run];
  }

  /** How many there are before a run. */
  int place(int run) {
    return places[run];
  }

  /**
   * Copies what was computed for some of these columns to where they stand among all; the others
   * become zero.
   *
   * @param first column
   * @param end behind the last
   * @param width numbers of a column
   */
  void spread(NativeFloats computed, int first, int end, int width, float[] into) {
    int from = before(first);
    int done = first;
    for (int run = runOf(first); run < starts.length && starts[run] < end; run++) {
      int begin = Math.max(first, starts[run]);
      int behind = Math.min(end, end(run));
      if (behind <= begin) {
        continue;
      }
      Arrays.fill(into, (done - first) * width, (begin - first) * width, 0);
      int at = (places[run] + begin - starts[run] - from) * width;
      computed.read(at, into, (begin - first) * width, (behind - begin) * width);
      done = behind;
    }
    Arrays.fill(into, (done - first) * width, (end - first) * width, 0);
  }

  /** The last run that begins at or before a column; the first if none does. */
  private int runOf(int column) {
    int run = Arrays.binarySearch(starts, column);
    return run >= 0 ? run : Math.max(0, -run - 2);
  }
}
