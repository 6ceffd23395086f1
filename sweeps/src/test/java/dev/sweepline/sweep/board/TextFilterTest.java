package dev.sweepline.sweep.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.trial.TrialState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilterTest {
  private static final Standing ROW =
      new Standing(
          3,
          17,
          "Adam-wide",
          TrialState.FAILED,
          RankKey.Group.FAILED,
          1,
          OptionalDouble.empty(),
          0,
          0,
          Map.of("optimizer", "adam", "lr", 0.00012345),
          Map.of("val_loss", 0.5),
          Optional.of("DIVERGED: the loss is NaN"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "#17",
        "adam-WIDE",
        "failed",
        "diverged",
        "nan",
        "optimizer=adam",
        "lr=0.0001",
        "adam  failed\t#17"
      })
  void test_findsEveryWordSomewhere(String text) {
    assertThat(new TextFilter(text).test(ROW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#18", "val_loss", "adam sgd", "completed", "optimizer=sgd"})
  void test_missesARowThatLacksOneWord(String text) {
    assertThat(new TextFilter(text).test(ROW)).isFalse();
  }
}
