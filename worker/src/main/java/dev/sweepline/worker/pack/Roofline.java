package dev.sweepline.worker.pack;

import java.util.function.LongSupplier;

/**
 * Measurement of what this machine can do at best, on the calling thread: the least of some
 * seconds. Stateless.
 *
 * @param nanos a clock
 */
public record Roofline(LongSupplier nanos) {
  private static final int ROUNDS = 30;

  /** Operations that take longer than a clock's grain. */
  private static final double ENOUGH = 1e8;

  /**
   * Floating-point operations a second of the products that one step of a network takes, each as
   * one call of OpenBLAS: what a program can expect that leaves arithmetic to it.
   *
   * @param widths values that come in, then what comes out of each layer
   */
  public double gemm(int[] widths, int batchSize) {
    WeightLayout sizes = new WeightLayout(widths, false);
    int repeats = (int) Math.max(1, ENOUGH / operations(widths, batchSize));
    long best = Long.MAX_VALUE;
    try (NativeFloats weights = new NativeFloats(sizes.total());
        NativeFloats gradient = new NativeFloats(sizes.total());
        NativeFloats in = new NativeFloats(batchSize * widest(widths));
        NativeFloats out = new NativeFloats(batchSize * widest(widths))) {
      for (int round = 0; round < ROUNDS; round++) {
        long start = nanos.getAsLong();
        for (int repeat = 0; repeat < repeats; repeat++) {
          step(sizes, batchSize, weights, gradient, in, out);
        }
        best = Math.min(best, nanos.getAsLong() - start);
      }
    }
    return repeats * operations(widths, batchSize) * 1e9 / best;
  }

  private static void step(
      WeightLayout sizes,
      int batchSize,
      NativeFloats weights,
      NativeFloats gradient,
      NativeFloats in,
      NativeFloats out) {
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int below = sizes.in(layer);
      int above = sizes.out(layer);
      int first = sizes.first(layer);
      Gemm.whole(batchSize, above, below, in.from(0), below, weights.from(first), out.from(0));
      Gemm.multiplyTransposed(
          below, above, batchSize, in.from(0), below, out.from(0), above, gradient.from(0));
      if (layer > 0) {
        Gemm.multiplyByTransposed(
            batchSize, below, above, out.from(0), above, weights.from(first), in.from(0), below);
      }
    }
  }

  /** Floating-point operations of one step. */
  public static double operations(int[] widths, int batchSize) {
    double sum = 0;
    for (int layer = 0; layer + 1 < widths.length; layer++) {
      sum += (layer == 0 ? 4.0 : 6.0) * batchSize * widths[layer] * widths[layer + 1];
    }
    return sum;
  }

  /** Bytes a second that are read and written, each counted, of arrays that no cache holds. */
  public double copy() {
    float[] from = new float[16 << 20];
    float[] to = new float[from.length];
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = nanos.getAsLong();
      System.arraycopy(from, 0, to, 0, from.length);
      best = Math.min(best, nanos.getAsLong() - start);
    }
    return 2.0 * Float.BYTES * from.length * 1e9 / best;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int width : widths) {
      widest = Math.max(widest, width);
    }
    return widest;
  }
}
