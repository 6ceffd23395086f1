package dev.sweepline.worker.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplittingTest {
  @Test
  void stratified_givesEveryPartItsShareOfARareClass() {
    int[] labels = new int[300];
    for (int row = 0; row < 6; row++) {
      labels[row * 7] = 1;
    }
    Splitting cut = Splitting.of(new Targets.Labels(labels), List.of(0.6, 0.2, 0.2));

    assertThat(cut.train()).hasSize(180);
    assertThat(cut.validation()).hasSize(60);
    assertThat(cut.test()).hasSize(60);
    assertThat(rare(labels, cut.train())).isBetween(3, 4);
    assertThat(rare(labels, cut.validation())).isBetween(1, 2);
    assertThat(rare(labels, cut.test())).isBetween(1, 2);
    assertThat(
            Stream.of(cut.train(), cut.validation(), cut.test())
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray())
        .isEqualTo(IntStream.range(0, 300).toArray());
  }

  private static int rare(int[] labels, int[] rows) {
    return IntStream.of(rows).map(row -> labels[row]).sum();
  }

  @Test
  void of_givesEveryRowToOnePart() {
    Splitting rows = Splitting.of(10, List.of(0.6, 0.2, 0.2));

    assertThat(rows.train()).hasSize(6);
    assertThat(rows.validation()).hasSize(2);
    assertThat(rows.test()).hasSize(2);
    assertThat(
            Stream.of(rows.train(), rows.validation(), rows.test())
                .flatMapToInt(IntStream::of)
                .sorted())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void of_refusesTooFewRows() {
    assertThatThrownBy(() -> Splitting.of(2, List.of(0.6, 0.2, 0.2)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("2 examples are too few");
    assertThat(Splitting.of(3, List.of(0.6, 0.2, 0.2)).test()).hasSize(1);
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
