package dev.sweepline.driver.sampler.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Normal;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageGridTest {
  private static List<Map<String, Object>> grid(int trials, Map<String, Parameter> parameters) {
    return StageGrid.largest(new SearchSpace(parameters), trials).orElseThrow();
  }

  private static List<Object> axis(int trials, Parameter parameter) {
    return grid(trials, Map.of("x", parameter)).stream().map(point -> point.get("x")).toList();
  }

  @Test
  void largest_includesBothEnds() {
    assertThat(axis(5, new Uniform(0, 1))).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    assertThat(axis(5, new Normal(1, 2))).containsExactly(-3.0, -1.0, 1.0, 3.0, 5.0);
  }

  @Test
  void largest_isEvenInItsOwnScale() {
    List<Object> axis = axis(3, new LogUniform(1e-4, 1e-2));

    assertThat(axis).hasSize(3).startsWith(1e-4).endsWith(1e-2);
    assertThat((Double) axis.get(1)).isBetween(0.000999999, 0.001000001);
  }

  @Test
  void largest_onePointIsTheMiddle() {
    assertThat(grid(3, Map.of("x", new Uniform(0, 1), "y", new Uniform(2, 4))))
        .containsExactly(Map.of("x", 0.5, "y", 3.0));
  }

  @Test
  void largest_fillsTheTrialsAsFarAsFullGridsGo() {
    Map<String, Parameter> two = Map.of("x", new Uniform(0, 1), "y", new Uniform(0, 1));

    assertThat(grid(15, two)).hasSize(9);
    assertThat(grid(16, two)).hasSize(16);
  }

  @Test
  void largest_triesEveryCategory() {
    Map<String, Parameter> mixed =
        Map.of(
            "activation", new Categorical(List.of("relu", "tanh")),
            "layers", new Constant(1L),
            "x", new Uniform(0, 1));

    assertThat(grid(7, mixed))
        .containsExactly(
            Map.of("activation", "relu", "layers", 1L, "x", 0.0),
            Map.of("activation", "relu", "layers", 1L, "x", 0.5),
            Map.of("activation", "relu", "layers", 1L, "x", 1.0),
            Map.of("activation", "tanh", "layers", 1L, "x", 0.0),
            Map.of("activation", "tanh", "layers", 1L, "x", 0.5),
            Map.of("activation", "tanh", "layers", 1L, "x", 1.0));
  }

  @Test
  void largest_repeatsNoIntegerOrMultiple() {
    assertThat(axis(50, new IntUniform(3, 6))).containsExactly(3L, 4L, 5L, 6L);
    assertThat(axis(50, new QUniform(0L, 8L, 2L))).containsExactly(0L, 2L, 4L, 6L, 8L);
    assertThat(axis(3, new IntUniform(1, 9))).containsExactly(1L, 5L, 9L);
    assertThat(axis(40, new QLogUniform(8, 32, 8L))).containsExactly(8L, 16L, 24L, 32L);
  }

  @Test
  void largest_givesDimensionsWithFewValuesOnlyThose() {
    Map<String, Parameter> parameters =
        Map.of("layers", new IntUniform(1, 2), "x", new Uniform(0, 1));

    assertThat(grid(11, parameters)).hasSize(10);
  }

  @Test
  void largest_isEmptyWhenCategoriesAloneAreMore() {
    Parameter three = new Categorical(List.of("a", "b", "c"));

    assertThat(StageGrid.largest(new SearchSpace(Map.of("x", three)), 2)).isEmpty();
  }
}
