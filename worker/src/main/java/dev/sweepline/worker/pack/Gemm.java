package dev.sweepline.worker.pack;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Products of row-major matrices on the calling thread. Stateless. */
final class Gemm {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;

  private Gemm() {}

  /** c = a·b + before·c of m×k and k×n. */
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
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR, AS_IS, AS_IS, m, n, k, 1, a, rowOfA, b, n, before, c, rowOfC);
  }

  /** c = aᵀ·b of k×m and k×n. */
  static void multiplyTransposed(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, int rowOfB, FloatPointer c) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR, TRANSPOSED, AS_IS, m, n, k, 1, a, rowOfA, b, rowOfB, 0, c, n);
  }

  /** c = a·bᵀ of m×k and n×k. */
  static void multiplyByTransposed(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, FloatPointer c, int rowOfC) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR, AS_IS, TRANSPOSED, m, n, k, 1, a, rowOfA, b, k, 0, c, rowOfC);
  }
}
