package dev.sweepline.worker.data.text;

import java.util.Arrays;

/**
 * A matrix that is mostly zero, row by row; grows at its end. Not thread-safe while it grows.
 *
 * <p>Dense matrices here are float arrays, row by row.
 */
final class SparseRows {
  private final int columns;
  private int[] starts = new int[1024];
  private int[] indices = new int[1 << 16];
  private float[] values = new float[1 << 16];
  private int rows;

  SparseRows(int columns) {
    this.columns = columns;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Appends a row that has these values in these columns. */
  void add(int[] rowColumns, float[] rowValues) {
    int end = starts[rows] + rowColumns.length;
    while (end > indices.length) {
      indices = Arrays.copyOf(indices, 2 * indices.length);
      values = Arrays.copyOf(values, 2 * values.length);
    }
    System.arraycopy(rowColumns, 0, indices, starts[rows], rowColumns.length);
    System.arraycopy(rowValues, 0, values, starts[rows], rowColumns.length);
    rows++;
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
    }
    starts[rows] = end;
  }

  /** This × dense, where dense is columns × width; the result is rows × width. */
  float[] times(float[] dense, int width) {
    float[] result = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        addScaled(result, row * width, dense, indices[i] * width, values[i], width);
      }
    }
    return result;
  }

  /** This transposed × dense, where dense is rows × width; the result is columns × width. */
  float[] transposedTimes(float[] dense, int width) {
    float[] result = new float[columns * width];
    for (int row = 0; row < rows; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        addScaled(result, indices[i] * width, dense, row * width, values[i], width);
      }
    }
    return result;
  }

  private static void addScaled(float[] to, int at, float[] from, int start, float by, int width) {
    for (int i = 0; i < width; i++) {
      to[at + i] += by * from[start + i];
    }
  }
}
