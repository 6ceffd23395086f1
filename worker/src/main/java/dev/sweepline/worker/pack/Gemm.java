package dev.sweepline.worker.pack;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Products of row-major matrices on the calling thread, in blocks that depend on their shapes
 * alone. Stateless.
 *
 * <p>OpenBLAS copies the factors of large products into another layout first. Where m·n·k is a
 * million at most it does not, which is up to half as fast again on processors with AVX-512.
 */
final class Gemm {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;
  private static final int SMALL = 1_000_000;

  /** Blocks are multiples of this. */
  private static final int GRAIN = 16;

  /** Smaller blocks gain nothing. */
  private static final int LEAST = 32;

  private Gemm() {}

  /** How far a dimension can reach so that its product with the others is small; at least 1. */
  static int block(int dimension, int others) {
    int most = SMALL / Math.max(1, others);
    if (dimension <= most || most < LEAST) {
      return dimension;
    }
    return most / GRAIN * GRAIN;
  }

  /**
   * c = a·b + before·c of m×k and k×n. The pointers move.
   *
   * @param rowOfA numbers from one row to the next
   */
  static void multiply(
      int m,
      int n,
      int k,
      FloatPointer a,
      int rowOfA,
      FloatPointer b,
      float before,
      FloatPointer c,
      int rowOfC) {
    int depth = block(k, m * n);
    long startOfA = a.position();
    long startOfB = b.position();
    for (int done = 0; done < k; done += depth) {
      openblas_nolapack.cblas_sgemm(
          ROW_MAJOR,
          AS_IS,
          AS_IS,
          m,
          n,
          Math.min(depth, k - done),
          1,
          a.position(startOfA + done),
          rowOfA,
          b.position(startOfB + (long) done * n),
          n,
          done == 0 ? before : 1,
          c,
          rowOfC);
    }
  }

  /** c = a·b of m×k and k×n, in one call. */
  static void whole(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, FloatPointer c) {
    openblas_nolapack.cblas_sgemm(ROW_MAJOR, AS_IS, AS_IS, m, n, k, 1, a, rowOfA, b, n, 0, c, n);
  }

  /** c = aᵀ·b of k×m and k×n. */
  static void multiplyTransposed(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, int rowOfB, FloatPointer c) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR, TRANSPOSED, AS_IS, m, n, k, 1, a, rowOfA, b, rowOfB, 0, c, n);
  }

  /** c = a·bᵀ of m×k and n×k. The pointers move. */
  static void multiplyByTransposed(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, FloatPointer c, int rowOfC) {
    int width = block(n, m * k);
    long startOfB = b.position();
    long startOfC = c.position();
    for (int done = 0; done < n; done += width) {
      openblas_nolapack.cblas_sgemm(
          ROW_MAJOR,
          AS_IS,
          TRANSPOSED,
          m,
          Math.min(width, n - done),
          k,
          1,
          a,
          rowOfA,
          b.position(startOfB + (long) done * k),
          k,
          0,
          c.position(startOfC + done),
          rowOfC);
    }
  }
}
