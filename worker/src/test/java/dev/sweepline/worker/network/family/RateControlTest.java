package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.train.RateControl;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateControlTest {
  private static final double[] FALLING = {6, 5, 4, 3, 2, 1};

  @Test
  void constant_stays() {
    assertFactors(Map.of("lr_schedule", "constant"), FALLING, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void step_dropsEveryFewEpochs() {
    assertFactors(
        Map.of("lr_schedule", "step", "lr_step", 2L), FALLING, 1, 0.1, 0.1, 0.01, 0.01, 0.001);
    assertFactors(
        Map.of("lr_schedule", "step", "lr_decay", 0.5),
        FALLING,
        0.5,
        0.25,
        0.125,
        1 / 16.0,
        1 / 32.0,
        1 / 64.0);
  }

  @Test
  void exponential_dropsEveryEpoch() {
    assertFactors(
        Map.of("lr_schedule", "exponential"), FALLING, 0.9, 0.81, 0.729, 0.6561, 0.59049, 0.531441);
  }

  @Test
  void cosine_spansTheBudget() {
    double a = 0.5 * (1 + Math.cos(Math.PI / 6));
    double b = 0.5 * (1 + Math.cos(Math.PI / 3));
    assertFactors(Map.of("lr_schedule", "cosine"), FALLING, a, b, 0.5, 1 - b, 1 - a, 0);
  }

  @Test
  void plateau_dropsWhenTheLossStagnates() {
    assertFactors(Map.of("lr_schedule", "plateau"), FALLING, 1, 1, 1, 1, 1, 1);
    assertFactors(
        Map.of("lr_schedule", "plateau"),
        new double[] {3, 4, 3, 5, 5, 2},
        1,
        1,
        0.1,
        0.1,
        0.01,
        0.01);
    assertFactors(
        Map.of("lr_schedule", "plateau", "lr_patience", 1L, "lr_decay", 0.5),
        new double[] {3, 4, 2, 2, 1, 1},
        1,
        0.5,
        0.5,
        0.25,
        0.25,
        0.125);
  }

  private static void assertFactors(
      Map<String, Object> parameters, double[] losses, double... expected) {
    RateControl control =
        new RateControl(TrainingSettings.of(new Mlp().settings(), new HashMap<>(parameters)));
    double[] factors =
        IntStream.range(0, losses.length)
            .mapToDouble(i -> control.after(i + 1, (i + 1) / 6.0, losses[i]))
            .toArray();
    assertThat(factors).containsExactly(expected, offset(1e-12));
  }
}
