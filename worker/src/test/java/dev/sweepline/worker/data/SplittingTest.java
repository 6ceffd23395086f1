package dev.sweepline.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplittingTest {
  @Test
  void cut_scalesByTrainingRowsAlone() {
    int[] order = Splitting.shuffledRows(10);
    byte[] pixels = new byte[10];
    Arrays.fill(pixels, (byte) 100);
    pixels[order[0]] = 50; // training: 50..100
    pixels[order[6]] = (byte) 200; // test
    pixels[order[8]] = 0; // validation

    DataSplits splits = Splitting.cut(new RawData(10, 1, pixels, new byte[10]), 10, 2, 2);

    assertThat(splits.train().features().toFloatVector()).containsExactly(0, 1, 1, 1, 1, 1);
    assertThat(splits.validation().features().toFloatVector()).containsExactly(-1, 1);
    assertThat(splits.test().features().toFloatVector()).containsExactly(3, 1);
  }

  @Test
  void cut_survivesPixelsWithoutSpread() {
    byte[] pixels = new byte[5];
    Arrays.fill(pixels, (byte) 9);

    DataSplits splits = Splitting.cut(new RawData(5, 1, pixels, new byte[5]), 10, 1, 1);

    assertThat(splits.train().features().toFloatVector()).containsExactly(0, 0, 0);
  }

  @Test
  void shuffledRows_holdsEveryRowOnceInAFixedOrder() {
    int[] order = Splitting.shuffledRows(1000);

    assertThat(order).containsExactly(Splitting.shuffledRows(1000)).isNotEqualTo(sorted(order));
    assertThat(sorted(order)).containsExactly(IntStream.range(0, 1000).toArray());
  }

  private static int[] sorted(int[] order) {
    int[] copy = order.clone();
    Arrays.sort(copy);
    return copy;
  }
}
