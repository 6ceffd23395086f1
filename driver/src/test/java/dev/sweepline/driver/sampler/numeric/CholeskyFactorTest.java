package dev.sweepline.driver.sampler.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our factor beside EJML's matrices. */
class CholeskyFactorTest {
  private static double[][] copy(SimpleMatrix matrix) {
    return matrix.toArray2();
  }

  private static SimpleMatrix positive(int n) {
    Random random = new Random(n);
    SimpleMatrix any = SimpleMatrix.random_DDRM(n, n, -1, 1, random);
    return any.mult(any.transpose()).plus(SimpleMatrix.identity(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void solveInverseAndDeterminant_areThoseOfTheMatrix(int n) {
    SimpleMatrix matrix = positive(n);
    CholeskyFactor factor = CholeskyFactor.of(copy(matrix)).orElseThrow();
    double[] right = new Random(5).doubles(n).toArray();
    double[] solved = right.clone();
    double[] half = right.clone();

    factor.solve(solved);
    factor.solveLower(half);

    double[] expected = matrix.solve(new SimpleMatrix(n, 1, true, right)).getDDRM().data;
    assertThat(solved).containsExactly(expected, within(1e-10));
    assertThat(Arrays.stream(half).map(x -> x * x).sum())
        .isCloseTo(dot(right, expected), within(1e-10));
    assertThat(factor.logDeterminant()).isCloseTo(Math.log(matrix.determinant()), within(1e-9));
    SimpleMatrix inverse = matrix.invert();
    double[][] found = factor.inverse();
    for (int i = 0; i < n; i++) {
      assertThat(found[i]).hasSize(i + 1);
      for (int j = 0; j <= i; j++) {
        assertThat(found[i][j]).isCloseTo(inverse.get(i, j), within(1e-10));
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
