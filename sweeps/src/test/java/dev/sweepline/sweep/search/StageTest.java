package dev.sweepline.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.Budget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
  @Test
  void split_givesTwoFifthsToTheFirstAndEqualRoundsAfterIt() {
    assertThat(trials(100)).containsExactly(40, 15, 15, 15, 15);
    assertThat(trials(10)).containsExactly(4, 2, 2, 2);
    assertThat(trials(1000)).startsWith(100, 40, 40).hasSize(24);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 33, 101, 5_000, 1_000_000})
  void split_usesEveryTrial(int trials) {
    assertThat(trials(trials)).allMatch(n -> n > 0);
    assertThat(trials(trials).stream().mapToInt(Integer::intValue).sum()).isEqualTo(trials);
  }

  private static List<Integer> trials(int all) {
    return Stage.split(all, Budget.epochs(1)).stream().map(Stage::trials).toList();
  }
}
