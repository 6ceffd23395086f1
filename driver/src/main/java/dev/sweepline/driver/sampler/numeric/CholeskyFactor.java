package dev.sweepline.driver.sampler.numeric;

import java.util.Optional;

/**
 * A factor of a symmetric, positive definite matrix: the upper triangle U of which U&#7488;U is the
 * matrix. Every inner loop adds a multiple of one row to another, which the compiler turns into
 * vector instructions without changing a bit. Immutable.
 */
public final class CholeskyFactor {
  private final double[][] upper;

  /** The same, transposed: both are read along their rows. */
  private final double[][] lower;

  private CholeskyFactor(double[][] upper) {
    int n = upper.length;
    this.upper = upper;
    this.lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      for (int k = 0; k <= i; k++) {
        lower[i][k] = upper[k][i];
      }
    }
  }

  /**
   * Factors a matrix; empty where rounding leaves it not positive definite.
   *
   * @param matrix square; of each row only what stands from its diagonal on is read; overwritten
   */
  public static Optional<CholeskyFactor> of(double[][] matrix) {
    int n = matrix.length;
    for (int k = 0; k < n; k++) {
      double[] pivot = matrix[k];
      if (!(pivot[k] > 0)) {
        return Optional.empty();
      }
      double by = 1 / Math.sqrt(pivot[k]);
      for (int j = k; j < n; j++) {
        pivot[j] *= by;
      }
      for (int i = k + 1; i < n; i++) {
        add(-pivot[i], pivot, matrix[i], i, n);
      }
    }
    return Optional.of(new CholeskyFactor(matrix));
  }

  private static void add(double times, double[] row, double[] to, int from, int end) {
    for (int j = from; j < end; j++) {
      to[j] += times * row[j];
    }
  }

  /** The natural logarithm of the matrix's determinant. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < upper.length; i++) {
      sum += 2 * StrictMath.log(upper[i][i]);
    }
    return sum;
  }

  /** Multiplies by the inverse of U&#7488;, in place. */
  public void solveLower(double[] vector) {
    int n = upper.length;
    for (int k = 0; k < n; k++) {
      vector[k] /= upper[k][k];
      add(-vector[k], upper[k], vector, k + 1, n);
    }
  }

  /** Multiplies by the inverse of U, in place. */
  public void solveUpper(double[] vector) {
    for (int k = upper.length - 1; k >= 0; k--) {
      vector[k] /= upper[k][k];
      add(-vector[k], lower[k], vector, 0, k);
    }
  }

  /** Multiplies by the inverse of the matrix, in place. */
  public void solve(double[] vector) {
    solveLower(vector);
    solveUpper(vector);
  }

  /** The inverse of the matrix, its lower half: row i has the columns up to i. */
  public double[][] inverse() {
    int n = upper.length;
    double[][] inverse = new double[n][];
    double[][] rows = new double[n][];
    for (int k = 0; k < n; k++) {
      double[] row = new double[k + 1];
      row[k] = 1;
      for (int i = 0; i < k; i++) {
        add(-lower[k][i], rows[i], row, 0, i + 1);
      }
      for (int j = 0; j <= k; j++) {
        row[j] /= lower[k][k];
      }
      rows[k] = row;
      inverse[k] = new double[k + 1];
      for (int i = 0; i <= k; i++) {
        add(row[i], row, inverse[i], 0, i + 1);
      }
    }
    return inverse;
  }
}
