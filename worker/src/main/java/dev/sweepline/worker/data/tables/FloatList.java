package dev.sweepline.worker.data.tables;

import java.util.Arrays;

/** A list that boxes nothing. Not thread-safe. */
final class FloatList {
  private float[] values = new float[1024];
  private int size;

  int size() {
    return size;
  }

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  float[] all() {
    return Arrays.copyOf(values, size);
  }
}
