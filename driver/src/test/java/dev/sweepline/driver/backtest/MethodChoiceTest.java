package dev.sweepline.driver.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.text.UserException;
import org.junit.jupiter.api.Test;

class MethodChoiceTest {
  @Test
  void list_splitsAtCommasOutsideOfBrackets() {
    assertThat(
            MethodChoice.list(
                "random, coarse_to_fine:top=3:stages=[{trials: 5}, {trials: 5}],none"))
        .containsExactly(
            new MethodChoice("random", "method: random\n"),
            new MethodChoice(
                "coarse_to_fine:top=3:stages=[{trials: 5}, {trials: 5}]",
                "method: coarse_to_fine\ntop: 3\nstages: [{trials: 5}, {trials: 5}]\n"),
            new MethodChoice("none", "early_terminate: null\nstop_if: null\n"));
  }

  @Test
  void plus_addsARuleWithItsSettings() {
    assertThat(MethodChoice.of("sobol+hyperband:min_iter=3:eta=4").changes())
        .isEqualTo("method: sobol\nearly_terminate: {type: hyperband, min_iter: 3, eta: 4}\n");
  }

  @Test
  void unknownWord_saysWhichThereAre() {
    assertThatThrownBy(() -> MethodChoice.list("random,sobel"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--methods: there is no method or stopping rule 'sobel'; did you mean 'sobol'?");
    assertThatThrownBy(() -> MethodChoice.list("random:top"))
        .isInstanceOf(UserException.class)
        .hasMessage("--methods random:top: 'top' is no setting; write KEY=VALUE");
  }
}
