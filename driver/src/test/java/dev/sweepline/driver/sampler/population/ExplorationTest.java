package dev.sweepline.driver.sampler.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.search.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorationTest {
  private static final int TRIES = 200;

  @Test
  void rangeAboveZero_isMultipliedOrDivided() {
    assertThat(near("learning_rate: {min: 0.001, max: 1.0, log: true}", "learning_rate", 0.01))
        .containsExactlyInAnyOrder(0.01 * 1.5, 0.01 / 1.5);
  }

  @Test
  void rangeFromZero_movesByAShareOfIt() {
    assertThat(near("dropout: {min: 0.0, max: 0.8}", "dropout", 0.5))
        .containsExactlyInAnyOrder(0.5 + 0.2, 0.5 - 0.2);
  }

  @Test
  void end_isNotLeft() {
    assertThat(near("dropout: {min: 0.0, max: 0.8}", "dropout", 0.75))
        .containsExactlyInAnyOrder(0.8, 0.75 - 0.2);
  }

  @Test
  void integers_moveByOneWhereAStepIsLess() {
    assertThat(near("batch_size: {min: 1, max: 9}", "batch_size", 1L))
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void listOfNumbers_goesToTheNext() {
    assertThat(near("batch_size: {values: [128, 32, 64, 256]}", "batch_size", 64L))
        .containsExactlyInAnyOrder(32L, 128L);
    assertThat(near("batch_size: {values: [128, 32, 64, 256]}", "batch_size", 256L))
        .containsExactlyInAnyOrder(128L, 256L);
  }

  @Test
  void whatCannotChange_staysAsItWas() {
    assertThat(near("hidden: {min: 10, max: 90}", "hidden", 33L)).containsExactly(33L);
    assertThat(near("activation: {values: [relu, tanh]}", "activation", "relu"))
        .containsExactly("relu");
  }

  @Test
  void resampled_comesFromAllOfTheRange() {
    Sweep sweep = sweep("learning_rate: {min: 0.001, max: 1.0, log: true}", "resample: 1");
    Set<Object> values = new HashSet<>();
    for (int trial = 0; trial < TRIES; trial++) {
      values.add(near(sweep, Map.of("learning_rate", 0.01), trial).get("learning_rate"));
    }

    assertThat(values).hasSize(TRIES);
    assertThat(values.stream().filter(value -> (double) value > 0.1).count())
        .isBetween(TRIES / 4L, TRIES / 2L);
  }

  @Test
  void constraints_hold() {
    Sweep sweep =
        sweep(
            "learning_rate: {min: 0.001, max: 1.0, log: true}\n  l2: {min: 0.0, max: 1.0}",
            "require: ['learning_rate < l2']");
    for (int trial = 0; trial < TRIES; trial++) {
      Map<String, Object> found = near(sweep, Map.of("learning_rate", 0.2, "l2", 0.25), trial);
      assertThat((double) found.get("learning_rate")).isLessThan((double) found.get("l2"));
    }
  }

  private static Set<Object> near(String parameter, String name, Object value) {
    Sweep sweep = sweep(parameter, "resample: 0");
    Set<Object> values = new HashSet<>();
    for (int trial = 0; trial < TRIES; trial++) {
      values.add(near(sweep, Map.of(name, value, "momentum", 0.5), trial).get(name));
    }
    return values;
  }

  private static Map<String, Object> near(Sweep sweep, Map<String, Object> before, int trial) {
    Exploration exploration =
        new Exploration(sweep.space(), (Method.Pbt) sweep.search().method(), 7);
    Map<String, Object> found = exploration.near(before, trial);
    assertThat(exploration.near(before, trial)).isEqualTo(found);
    return found;
  }

  private static Sweep sweep(String parameters, String... keys) {
    return SweepFile.read(
            "s.yaml",
            """
            method: pbt
            metric: {name: val_loss}
            perturb: 1.5
            %s
            parameters:
              momentum: {min: 0.0, max: 0.9}
              %s
            """
                .formatted(String.join("\n", List.of(keys)), parameters))
        .sweep()
        .orElseThrow();
  }
}
