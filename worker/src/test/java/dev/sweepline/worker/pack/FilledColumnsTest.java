package dev.sweepline.worker.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products that leave out columns are those of all columns. */
class FilledColumnsTest {
  private static final int WIDTH = 3;

  @Test
  void rowsKeepWhatIsNotZeroAndGetAOne() {
    FilledColumns some = FilledColumns.of(new float[] {0, 2, 0, 0, 5, 7, 0, 0});
    float[] packed = {9, 9, 9, 9, 9};

    some.pack(new float[] {0, 2, 0, 0, 0, 7, 0, 0}, packed, 1);

    assertThat(some.count()).isEqualTo(4);
    assertThat(some.all()).isFalse();
    assertThat(packed).containsExactly(9, 2, 0, 7, 1);
    assertThat(some.before(0)).isZero();
    assertThat(some.before(2)).isEqualTo(1);
    assertThat(some.before(5)).isEqualTo(2);
    assertThat(some.before(9)).isEqualTo(4);
  }

  @Test
  void manyFilledColumnsAreAll() {
    float[] sums = new float[20];
    Arrays.fill(sums, 1);
    sums[3] = 0;

    assertThat(FilledColumns.of(sums).all()).isTrue();
    assertThat(FilledColumns.of(sums).count()).isEqualTo(21);
  }

  @Test
  void notANumberIsNotZero() {
    float[] sums = new float[10];
    FilledColumns.add(
        new float[] {0, Float.NaN, 0, 0, 0, 0, 0, -0f, Float.NEGATIVE_INFINITY, 0}, sums);

    assertThat(FilledColumns.of(sums).count()).isEqualTo(3);
  }

  @Test
  void gradientsAreSpreadOverAllColumns() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      float[] sums = new float[1 + random.nextInt(40)];
      double density = random.nextDouble();
      for (int i = 0; i < sums.length; i++) {
        sums[i] = random.nextDouble() < density ? 1 : 0;
      }
      check(FilledColumns.of(sums), sums, random);
    }
  }

  /** What was computed for row i is i + 1, in each of its places. */
  private static void check(FilledColumns filled, float[] sums, Random random) {
    int rows = sums.length + 1;
    float[] computed = new float[rows * WIDTH];
    int first = random.nextInt(rows);
    int end = first + 1 + random.nextInt(rows - first);
    for (int row = first; row < end; row++) {
      if (filled.all() || row == sums.length || sums[row] != 0) {
        int at = (filled.before(row) - filled.before(first)) * WIDTH;
        Arrays.fill(computed, at, at + WIDTH, row + 1);
      }
    }
    float[] block = new float[(end - first) * WIDTH];
    Arrays.fill(block, -1);
    try (NativeFloats product = new NativeFloats(computed.length)) {
      product.write(0, computed, computed.length);

      filled.spread(product, first, end, WIDTH, block);
    }
    for (int row = first; row < end; row++) {
      boolean there = filled.all() || row == sums.length || sums[row] != 0;
      for (int k = 0; k < WIDTH; k++) {
        assertThat(block[(row - first) * WIDTH + k]).isEqualTo(there ? row + 1 : 0);
      }
    }
  }
}
