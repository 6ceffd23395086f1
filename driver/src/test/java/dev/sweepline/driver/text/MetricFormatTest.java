package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricFormatTest {
  private static final Map<String, Double> FOLDED =
      Map.of("val_accuracy", 14 / 15.0, "val_accuracy_sd", 0.0149071, "train_loss", 0.25);

  @Test
  void show_putsASpreadBesideItsMean() {
    assertThat(MetricFormat.show(FOLDED, "val_accuracy", 5)).isEqualTo("0.9333 ± 0.0067");
    assertThat(MetricFormat.show(0.5, FOLDED, "val_accuracy", 0)).isEqualTo("0.5 ± 0.015");
    assertThat(MetricFormat.show(FOLDED, "train_loss", 5)).isEqualTo("0.25");
    assertThat(MetricFormat.show(FOLDED, "val_f1", 5)).isEmpty();
  }

  @Test
  void names_leaveOutSpreadsOfWhatIsThere() {
    assertThat(MetricFormat.names(FOLDED)).containsExactlyInAnyOrder("val_accuracy", "train_loss");
    assertThat(MetricFormat.names(Map.of("users_sd", 1.0, "_sd", 2.0)))
        .containsExactlyInAnyOrder("users_sd", "_sd");
  }
}
