package dev.sweepline.driver.sampler.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our factor beside another library's. */
class CholeskyFactorTest {
  private static RealMatrix positive(int n) {
    Random random = new Random(n);
    double[][] any = new double[n][];
    Arrays.setAll(any, i -> random.doubles(n, -1, 1).toArray());
    RealMatrix matrix = MatrixUtils.createRealMatrix(any);
    return matrix.multiply(matrix.transpose()).add(MatrixUtils.createRealIdentityMatrix(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void solveInverseAndDeterminant_areThoseOfTheMatrix(int n) {
    RealMatrix matrix = positive(n);
    CholeskyDecomposition other = new CholeskyDecomposition(matrix);
    CholeskyFactor factor = CholeskyFactor.of(matrix.getData()).orElseThrow();
    double[] right = new Random(5).doubles(n).toArray();
    double[] solved = right.clone();
    double[] half = right.clone();

    factor.solve(solved);
    factor.solveLower(half);

    double[] expected = other.getSolver().solve(MatrixUtils.createRealVector(right)).toArray();
    assertThat(solved).containsExactly(expected, within(1e-10));
    assertThat(Arrays.stream(half).map(x -> x * x).sum())
        .isCloseTo(dot(right, expected), within(1e-10));
    assertThat(factor.logDeterminant()).isCloseTo(Math.log(other.getDeterminant()), within(1e-9));
    RealMatrix inverse = other.getSolver().getInverse();
    double[][] found = factor.inverse();
    for (int i = 0; i < n; i++) {
      assertThat(found[i]).hasSize(i + 1);
      for (int j = 0; j <= i; j++) {
        assertThat(found[i][j]).isCloseTo(inverse.getEntry(i, j), within(1e-10));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void whatIsNotPositiveDefinite_hasNoFactor(double corner) {
    double[][] matrix = {{4, 2}, {0, 1 + corner}};

    assertThat(CholeskyFactor.of(matrix).isPresent()).isFalse();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
