package dev.sweepline.worker.data.text;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Truncated singular value decomposition: the directions in which the rows of a sparse matrix vary
 * most, found from random ones by repeated multiplication (Halko, Martinsson and Tropp, "Finding
 * structure with randomness", SIAM Review 2011). Stateless.
 */
final class RandomizedSvd {
  private static final int MORE = 20;
  private static final int REPETITIONS = 4;

  private RandomizedSvd() {}

  /**
   * The first right singular vectors, one a column.
   *
   * @param rank how many; at most the matrix's rows and columns
   * @return columns × rank, row by row
   */
  static float[] directions(SparseRows matrix, int rank, SplittableRandom random) {
    int width = Math.min(rank + MORE, Math.min(matrix.rows(), matrix.columns()));
    float[] start = new float[matrix.columns() * width];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) random.nextGaussian();
    }
    float[] basis = orthonormal(matrix.times(start, width), width, width);
    for (int i = 0; i < REPETITIONS; i++) {
      float[] turned = matrix.transposedTimes(basis, width);
      basis = orthonormal(matrix.times(turned, width), width, width);
    }
    return orthonormal(matrix.transposedTimes(basis, width), width, rank);
  }

  /**
   * An orthonormal basis of the columns' span, the strongest direction first: M·W·Λ^-½, where
   * W·Λ·Wᵀ is MᵀM.
   *
   * @param dense rows × width
   * @param keep how many directions; those without any strength are 0
   */
  private static float[] orthonormal(float[] dense, int width, int keep) {
    int rows = dense.length / width;
    try (INDArray matrix = Nd4j.createFromArray(dense).reshape(rows, width);
        INDArray wide = matrix.castTo(DataType.DOUBLE);
        INDArray gram = wide.transpose().mmul(wide)) {
      EigenDecomposition eigen =
          new EigenDecomposition(new Array2DRowRealMatrix(gram.toDoubleMatrix(), false));
      double[] strengths = eigen.getRealEigenvalues();
      float[][] turn = new float[width][keep];
      for (int k = 0; k < keep; k++) {
        if (k < width && strengths[k] > 1e-12 * strengths[0]) {
          double[] direction = eigen.getEigenvector(k).toArray();
          for (int i = 0; i < width; i++) {
            turn[i][k] = (float) (direction[i] / Math.sqrt(strengths[k]));
          }
        }
      }
      try (INDArray turned = matrix.mmul(Nd4j.createFromArray(turn))) {
        return turned.dup('c').reshape(-1).toFloatVector();
      }
    }
  }
}
