package dev.sweepline.worker.network.loss;

import java.util.function.Consumer;

/** Outputs of a network before softmax. Reused for many arrays; not thread-safe. */
public final class Logits {
  private float[] values = new float[0];
  private int rowStride;
  private int columnStride;

  /** One row of zeros. */
  public static Logits zeros(int columns) {
    return of(new float[columns], columns);
  }

  /** Outputs row by row. */
  public static Logits of(float[] values, int columns) {
    Logits logits = new Logits();
    logits.values = values;
    logits.rowStride = columns;
    logits.columnStride = 1;
    return logits;
  }

  /** Takes rows of numbers as they are, without a copy. */
  public void read(float[] rows, int stride) {
    values = rows;
    rowStride = stride;
    columnStride = 1;
  }

  /** Takes what {@code fill} writes into the front of an array that is kept for the next time. */
  public void read(int length, int rowStride, int columnStride, Consumer<float[]> fill) {
    if (values.length < length) {
      values = new float[length];
    }
    fill.accept(values);
    this.rowStride = rowStride;
    this.columnStride = columnStride;
  }

  /** One output. */
  public float at(int row, int column) {
    return values[row * rowStride + column * columnStride];
  }

  /** The class with the largest logit; the first of several. */
  public int best(int row, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (at(row, k) > at(row, best)) {
        best = k;
      }
    }
    return best;
  }

  /** How many classes come before one, by logit and then by number; NaN comes last. */
  public int rank(int row, int label, int classes) {
    float own = at(row, label);
    int before = 0;
    for (int k = 0; k < classes; k++) {
      float other = at(row, k);
      boolean ahead = k < label ? other >= own : other > own;
      before += k != label && (ahead || Float.isNaN(own)) ? 1 : 0;
    }
    return before;
  }
}
