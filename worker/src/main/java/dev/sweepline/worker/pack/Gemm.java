package dev.sweepline.worker.pack;

import dev.sweepline.worker.device.Kernels;
import dev.sweepline.worker.engine.OneDnn;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Products of row-major matrices on the calling thread, in blocks that depend on their shapes
 * alone. Stateless.
 *
 * <p>With AVX2 oneDNN computes them, which is up to twice as fast there; otherwise OpenBLAS. That
 * copies the factors of large products into another layout first. Where m·n·k is a million at most
 * it does not, which is up to half as fast again on processors with AVX-512.
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

  /** Whose kernels compute, and which. */
  static String kernels() {
    return (Library.ONEDNN ? OneDnn.name() : Kernels.name()) + ", filled columns";
  }

  /** It never changes. */
  private static final class Library {
    static final boolean ONEDNN = OneDnn.missing().isEmpty() && OneDnn.isa().equals(OneDnn.AVX2);
  }

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
    int depth = Library.ONEDNN ? k : block(k, m * n);
    long startOfA = a.position();
    long startOfB = b.position();
    for (int done = 0; done < k; done += depth) {
      a.position(startOfA + done);
      b.position(startOfB + (long) done * n);
      int now = Math.min(depth, k - done);
      call(AS_IS, AS_IS, m, n, now, a, rowOfA, b, n, done == 0 ? before : 1, c, rowOfC);
    }
  }

  /** c = a·b of m×k and k×n, in one call. */
  static void whole(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, FloatPointer c) {
    call(AS_IS, AS_IS, m, n, k, a, rowOfA, b, n, 0, c, n);
  }

  /** c = aᵀ·b of k×m and k×n. */
  static void multiplyTransposed(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, int rowOfB, FloatPointer c) {
    call(TRANSPOSED, AS_IS, m, n, k, a, rowOfA, b, rowOfB, 0, c, n);
  }

  /** c = a·bᵀ of m×k and n×k. The pointers move. */
  static void multiplyByTransposed(
      int m, int n, int k, FloatPointer a, int rowOfA, FloatPointer b, FloatPointer c, int rowOfC) {
    int width = Library.ONEDNN ? n : block(n, m * k);
    long startOfB = b.position();
    long startOfC = c.position();
    for (int done = 0; done < n; done += width) {
      b.position(startOfB + (long) done * k);
      c.position(startOfC + done);
      int now = Math.min(width, n - done);
      call(AS_IS, TRANSPOSED, m, now, k, a, rowOfA, b, k, 0, c, rowOfC);
    }
  }

  private static void call(
      int formOfA,
      int formOfB,
      int m,
      int n,
      int k,
      FloatPointer a,
      int rowOfA,
      FloatPointer b,
      int rowOfB,
      float before,
      FloatPointer c,
      int rowOfC) {
    if (Library.ONEDNN) {
      byte letterOfA = letter(formOfA);
      dnnl.dnnl_sgemm(
          letterOfA, letter(formOfB), m, n, k, 1, a, rowOfA, b, rowOfB, before, c, rowOfC);
    } else {
      openblas_nolapack.cblas_sgemm(
          ROW_MAJOR, formOfA, formOfB, m, n, k, 1, a, rowOfA, b, rowOfB, before, c, rowOfC);
    }
  }

  private static byte letter(int form) {
    return (byte) (form == TRANSPOSED ? 'T' : 'N');
  }
}
