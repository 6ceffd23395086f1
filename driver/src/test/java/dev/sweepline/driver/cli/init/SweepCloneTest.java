package dev.sweepline.driver.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.text.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepCloneTest {
  private static final String TEXT =
      """
      # Mine.
      method: grid   # all of it
      metric: {name: val_loss}
      budget: {epochs: 10}
      parameters:
        hidden: {values: [8, 16]}   # small
      """;

  private static final SweepSubmitted SUBMITTED =
      TestSubmissions.submission("s").name("mine").file("mine.yaml").text(TEXT).build();

  @Test
  void clone_isTheFileAsItWas() {
    assertThat(SweepClone.of(SUBMITTED, List.of())).isEqualTo(new SweepClone("mine", TEXT));
  }

  @Test
  void edits_changeTheirKeysAndLeaveTheRest() {
    SweepClone clone =
        SweepClone.of(
            SUBMITTED,
            List.of("budget.epochs=30", "parameters.hidden={values: [32]}", "run_cap = 1"));

    assertThat(clone.text())
        .contains("# Mine.\n", "method: grid   # all of it\n", "epochs: 30", "run_cap: 1")
        .contains("  hidden: {values: [32]}")
        .doesNotContain("epochs: 10", "[8, 16]");
  }

  @Test
  void edit_thatMakesItNoSweepIsToldWhereAndWhy() {
    assertThatThrownBy(() -> SweepClone.of(SUBMITTED, List.of("method=gird")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("mine.yaml:2:9: unknown method 'gird'");
    for (String none : List.of("epochs", "=3", "a=1\nb: 2")) {
      assertThatThrownBy(() -> SweepClone.of(SUBMITTED, List.of(none)))
          .isInstanceOf(UserException.class)
          .hasMessage("--set '%s' is not KEY=VALUE, such as budget.epochs=30", none);
    }
  }
}
