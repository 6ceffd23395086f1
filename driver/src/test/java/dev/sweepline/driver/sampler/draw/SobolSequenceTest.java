package dev.sweepline.driver.sampler.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.random.Address;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SobolSequenceTest {
  /** Places lie in the middle of cells this wide. */
  private static final double CELL = 0x1p-52;

  /**
   * The first lines of new-joe-kuo-6: s and a, the degree and the coefficients of a primitive
   * polynomial, then m_1 to m_s. They are those of dimensions 2 to 10.
   */
  private static final int[][] JOE_KUO = {
    {1, 0, 1},
    {2, 1, 1, 3},
    {3, 1, 1, 3, 1},
    {3, 2, 1, 1, 1},
    {4, 1, 1, 1, 3, 3},
    {4, 4, 1, 3, 5, 13},
    {5, 2, 1, 1, 5, 5, 17},
    {5, 4, 1, 1, 5, 5, 5},
    {5, 7, 1, 1, 7, 11, 19}
  };

  private static List<String> names(int dimensions) {
    return IntStream.range(0, dimensions).mapToObj(i -> "p" + i).toList();
  }

  private static SobolSequence unshifted(int dimensions) {
    Coordinates none = Coordinates.random(0);
    return new SobolSequence(names(dimensions), none, new long[dimensions]);
  }

  private static double[][] points(Coordinates places, int dimensions, int count) {
    double[][] points = new double[count][dimensions];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < dimensions; d++) {
        points[i][d] = places.of(i, "p" + d);
      }
    }
    return points;
  }

  @Test
  void of_beginsAsJoeAndKuoPrintIt() {
    double[][] printed = {
      {0, 0, 0},
      {0.5, 0.5, 0.5},
      {0.75, 0.25, 0.25},
      {0.25, 0.75, 0.75},
      {0.375, 0.375, 0.625},
      {0.875, 0.875, 0.125},
      {0.625, 0.125, 0.875},
      {0.125, 0.625, 0.375},
      {0.1875, 0.3125, 0.9375},
      {0.6875, 0.8125, 0.4375}
    };

    double[][] points = points(unshifted(3), 3, printed.length);

    for (int i = 0; i < printed.length; i++) {
      assertThat(points[i]).as("point %d", i).containsExactly(printed[i], within(CELL));
    }
  }

  @Test
  void of_followsThePublishedDirectionNumbers() {
    int dimensions = JOE_KUO.length + 1;
    SobolSequence sequence = unshifted(dimensions);

    for (int i = 0; i < 2000; i++) {
      for (int d = 0; d < dimensions; d++) {
        assertThat(sequence.of(i, "p" + d))
            .as("point %d, dimension %d", i, d + 1)
            .isCloseTo(byDefinition(i, d), within(CELL));
      }
    }
  }

  /** The sum, without carry, of the direction numbers that the index's Gray code picks. */
  private static double byDefinition(int index, int dimension) {
    int gray = index ^ (index >> 1);
    long[] direction = directions(dimension, Integer.SIZE);
    long sum = 0;
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if ((gray >> bit & 1) == 1) {
        sum ^= direction[bit];
      }
    }
    return sum * 0x1p-32;
  }

  /** v_k = m_k / 2^k in units of 2^-32, by Bratley and Fox's recurrence. */
  private static long[] directions(int dimension, int bits) {
    long[] m = new long[bits];
    if (dimension == 0) {
      Arrays.fill(m, 1);
    } else {
      int[] line = JOE_KUO[dimension - 1];
      int degree = line[0];
      for (int k = 0; k < bits; k++) {
        if (k < degree) {
          m[k] = line[k + 2];
        } else {
          m[k] = m[k - degree] ^ (m[k - degree] << degree);
          for (int i = 1; i < degree; i++) {
            if ((line[1] >> (degree - 1 - i) & 1) == 1) {
              m[k] ^= m[k - i] << i;
            }
          }
        }
      }
    }
    for (int k = 0; k < bits; k++) {
      m[k] <<= bits - 1 - k;
    }
    return m;
  }

  @Test
  void of_putsOneOfEveryPowerOfTwoInEachInterval() {
    int dimensions = 20;
    for (long seed = 0; seed < 3; seed++) {
      double[][] points =
          points(new SobolSequence(names(dimensions), Address.of(seed)), dimensions, 1024);
      for (int count = 1; count <= points.length; count *= 2) {
        for (int d = 0; d < dimensions; d++) {
          Set<Integer> intervals = new HashSet<>();
          for (int i = 0; i < count; i++) {
            intervals.add((int) (points[i][d] * count));
          }
          assertThat(intervals).as("%d points, dimension %d", count, d).hasSize(count);
        }
      }
    }
  }

  @Test
  void of_coversTheCubeMoreEvenlyThanChance() {
    for (int dimensions : new int[] {2, 5}) {
      for (int count = 64; count <= 1024; count *= 4) {
        double worst = 0;
        double chance = 0;
        for (long seed = 0; seed < 5; seed++) {
          SobolSequence sequence = new SobolSequence(names(dimensions), Address.of(seed));
          worst = Math.max(worst, discrepancy(points(sequence, dimensions, count)));
          chance += discrepancy(points(Coordinates.random(seed), dimensions, count)) / 5;
        }
        assertThat(worst)
            .as("%d points, %d dimensions", count, dimensions)
            .isLessThan(chance * 2 / 3);
      }
    }
  }

  /** The L2 star discrepancy by Warnock's formula. */
  private static double discrepancy(double[][] points) {
    int count = points.length;
    double pairs = 0;
    double singles = 0;
    for (double[] a : points) {
      singles += Arrays.stream(a).map(x -> (1 - x * x) / 2).reduce(1, (x, y) -> x * y);
      for (double[] b : points) {
        double product = 1;
        for (int d = 0; d < a.length; d++) {
          product *= 1 - Math.max(a[d], b[d]);
        }
        pairs += product;
      }
    }
    double whole = Math.pow(3, -points[0].length);
    return Math.sqrt(whole - 2 * singles / count + pairs / count / count);
  }

  @Test
  void of_staysInsideTheUnit() {
    long ones = (1L << 52) - 1;
    SobolSequence low = unshifted(1);
    SobolSequence high = new SobolSequence(names(1), Coordinates.random(0), ones);

    assertThat(low.of(0, "p0")).isGreaterThan(0).isLessThan(CELL);
    assertThat(high.of(0, "p0")).isLessThan(1).isGreaterThan(1 - CELL);
  }

  @Test
  void of_isAsItsSeedSaysWhateverTheOrder() {
    double[][] points = points(new SobolSequence(names(4), Address.of(7)), 4, 50);
    SobolSequence again = new SobolSequence(names(4), Address.of(7));

    for (int i = 49; i >= 0; i--) {
      for (int d = 3; d >= 0; d--) {
        assertThat(again.of(i, "p" + d)).isEqualTo(points[i][d]);
      }
    }
    assertThat(new SobolSequence(names(4), Address.of(8)).of(0, "p0")).isNotEqualTo(points[0][0]);
  }

  @Test
  void of_placesParametersAfterTheLastDimensionAtRandom() {
    int count = SobolSequence.MOST_DIMENSIONS + 2;
    SobolSequence sequence = new SobolSequence(names(count), Address.of(7));
    double[] lastDimension = new double[64];
    double[] one = new double[64];
    double[] other = new double[64];
    for (int i = 0; i < 64; i++) {
      lastDimension[i] = sequence.of(i, "p" + (count - 3));
      one[i] = sequence.of(i, "p" + (count - 2));
      other[i] = sequence.of(i, "p" + (count - 1));
    }

    assertThat(Arrays.stream(lastDimension).mapToInt(x -> (int) (x * 64)).distinct().count())
        .isEqualTo(64);
    assertThat(one).doesNotHaveDuplicates().isNotEqualTo(other);
    assertThat(Arrays.stream(one).average().getAsDouble()).isBetween(0.35, 0.65);
    assertThat(new SobolSequence(names(count), Address.of(7)).of(5, "p" + (count - 1)))
        .isEqualTo(other[5]);
  }
}
