package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DenseValues;
import java.util.Arrays;

/**
 * List of numbers that boxes nothing: floats for as long as that loses no digit, from then on
 * doubles. Not thread-safe.
 */
final class NumberList {
  private float[] floats = new float[1024];
  private double[] doubles = new double[0];
  private int size;

  int size() {
    return size;
  }

  void add(double value) {
    if (doubles.length == 0 && (float) value != value && !Double.isNaN(value)) {
      doubles = widened(floats.length);
      floats = new float[0];
    }
    if (doubles.length == 0) {
      floats = size == floats.length ? Arrays.copyOf(floats, 2 * size) : floats;
      floats[size++] = (float) value;
    } else {
      doubles = size == doubles.length ? Arrays.copyOf(doubles, 2 * size) : doubles;
      doubles[size++] = value;
    }
  }

  double get(int index) {
    return doubles.length == 0 ? floats[index] : doubles[index];
  }

  double[] doubles() {
    return doubles.length == 0 ? widened(size) : Arrays.copyOf(doubles, size);
  }

  DenseValues dense() {
    return doubles.length == 0
        ? new DenseValues.Floats(Arrays.copyOf(floats, size))
        : new DenseValues.Doubles(Arrays.copyOf(doubles, size));
  }

  private double[] widened(int length) {
    double[] wide = new double[length];
    for (int i = 0; i < size; i++) {
      wide[i] = floats[i];
    }
    return wide;
  }
}
