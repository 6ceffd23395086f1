package dev.sweepline.worker.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights are the same in blocks, in native memory and all together. */
class WeightStoreTest {
  private static final int IN = 300;
  private static final int OUT = 100;
  private static final WeightLayout SIZES = new WeightLayout(new int[] {IN, OUT, 40, 5}, true);
  private static final List<WeightBlock> BLOCKS = WeightBlock.of(SIZES, 64);

  private static float[] numbers() {
    float[] numbers = new float[SIZES.total()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  @Test
  void weightsComeBackAsTheyWereGiven() {
    try (WeightStore weights = new WeightStore(SIZES, BLOCKS)) {
      weights.restore(numbers());

      float[] piece = new float[OUT];
      weights.read(SIZES.biases(0), piece, OUT);
      assertThat(weights.all()).isEqualTo(numbers());
      assertThat(piece[0]).isEqualTo(SIZES.biases(0));
      assertThat(piece[OUT - 1]).isEqualTo(SIZES.biases(0) + OUT - 1);
      assertThat(weights.layer(1).get(0)).isEqualTo(SIZES.first(1));
      assertThat(weights.layer(2).get(7)).isEqualTo(SIZES.first(2) + 7);
    }
  }

  @Test
  void productsSeeWhatWasMoved() {
    try (WeightStore weights = new WeightStore(SIZES, BLOCKS)) {
      WeightBlock block =
          BLOCKS.stream().filter(each -> each.layer() == 1).findFirst().orElseThrow();
      weights.of(block)[3] = 7;

      weights.moved(block);

      assertThat(weights.layer(1).get(3)).isEqualTo(7);
    }
  }

  @Test
  void rowsOfTheFirstLayerAreGatheredFromAllBlocks() {
    Random random = new Random(1);
    try (WeightStore weights = new WeightStore(SIZES, BLOCKS);
        NativeFloats gathered = new NativeFloats((IN + 1) * OUT)) {
      weights.restore(numbers());
      for (double density : new double[] {0, .02, .3, .7, 1}) {
        float[] sums = new float[IN];
        for (int i = 0; i < IN; i++) {
          sums[i] = random.nextDouble() < density ? 1 : 0;
        }
        FilledColumns columns = FilledColumns.of(sums);

        weights.gather(columns, gathered);

        float[] rows = new float[columns.count() * OUT];
        gathered.read(0, rows, rows.length);
        int at = 0;
        for (int row = 0; row <= IN; row++) {
          if (row == IN || columns.all() || sums[row] != 0) {
            assertThat(rows[at * OUT]).isEqualTo(row * OUT);
            assertThat(rows[at * OUT + OUT - 1]).isEqualTo(row * OUT + OUT - 1);
            at++;
          }
        }
        assertThat(at).isEqualTo(columns.count());
      }
    }
  }
}
