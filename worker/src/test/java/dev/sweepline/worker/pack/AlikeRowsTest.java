package dev.sweepline.worker.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that fill the same columns stand together, each row once. */
class AlikeRowsTest {
  @Test
  void alikeRowsStandTogether() {
    long[][] filled = {{0b1110}, {0b110000}, {0b0110}, {0b010000}, {0b1010}, {0b100000}};

    List<int[]> groups = AlikeRows.groups(filled, 3);

    assertThat(groups).hasSize(2);
    assertThat(groups.get(0)).containsExactly(0, 2, 4);
    assertThat(groups.get(1)).containsExactly(1, 3, 5);
  }

  @Test
  void everyRowStandsInOneGroup() {
    Random random = new Random(1);
    for (int words : new int[] {1, 3, 100}) {
      long[][] filled = new long[150][words];
      for (long[] row : filled) {
        row[random.nextInt(words)] = random.nextLong();
      }

      List<int[]> groups = AlikeRows.groups(filled, 64);

      assertThat(groups).extracting(group -> group.length).containsExactly(64, 64, 22);
      assertThat(groups.stream().flatMapToInt(IntStream::of).sorted().toArray())
          .isEqualTo(IntStream.range(0, 150).toArray());
    }
  }
}
