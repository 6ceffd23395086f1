package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GridSamplerTest extends SamplerContract {
  @Override
  Sweep sweep(long seed) {
    Map<String, Parameter> parameters =
        Map.of(
            "activation", new Categorical(Arrays.asList("relu", "tanh", null)),
            "hidden", new IntUniform(2, 4),
            "dropout", new QUniform(0.0, 0.5, 0.25),
            "layers", new Constant(1L));
    return Sweeps.of(new Method.GridSearch(), OptionalInt.of(17), seed, Goal.MINIMIZE, parameters);
  }

  @Override
  double score(Map<String, Object> point) {
    return point.get("activation") == null ? Double.NaN : (Long) point.get("hidden");
  }

  private static List<Map<String, Object>> rows(Map<String, Parameter> parameters) {
    return new FakeSweep(Sweeps.grid(parameters), 1, point -> 0).run().points();
  }

  private static Parameter values(Object... values) {
    return new Categorical(Arrays.asList(values));
  }

  // The cases of the W&B conformance vectors, by their place in the list.

  @Test
  void rows_lastParameterRunsFastest() {
    assertThat(rows(Map.of("z", values(1L, 2L), "a", values("x", "y", "w"))))
        .containsExactly(
            Map.of("a", "x", "z", 1L),
            Map.of("a", "x", "z", 2L),
            Map.of("a", "y", "z", 1L),
            Map.of("a", "y", "z", 2L),
            Map.of("a", "w", "z", 1L),
            Map.of("a", "w", "z", 2L));
  }

  @Test
  void rows_namesGoByCodePoint() {
    assertThat(rows(Map.of("b", values(1L, 2L), "B", values(1L, 2L), "_a", values(0L, 1L))))
        .containsExactly(
            Map.of("B", 1L, "_a", 0L, "b", 1L),
            Map.of("B", 1L, "_a", 0L, "b", 2L),
            Map.of("B", 1L, "_a", 1L, "b", 1L),
            Map.of("B", 1L, "_a", 1L, "b", 2L),
            Map.of("B", 2L, "_a", 0L, "b", 1L),
            Map.of("B", 2L, "_a", 0L, "b", 2L),
            Map.of("B", 2L, "_a", 1L, "b", 1L),
            Map.of("B", 2L, "_a", 1L, "b", 2L));
  }

  @Test
  void rows_qUniformExcludesItsMax() {
    assertThat(rows(Map.of("a", new QUniform(0L, 1L, 0.25))))
        .containsExactly(Map.of("a", 0.0), Map.of("a", 0.25), Map.of("a", 0.5), Map.of("a", 0.75));
    assertThat(rows(Map.of("a", new QUniform(0L, 3L, 1.0))))
        .containsExactly(Map.of("a", 0.0), Map.of("a", 1.0), Map.of("a", 2.0));
  }

  @Test
  void rows_equalValuesRunOnce() {
    List<Map<String, Object>> rows =
        rows(Map.of("a", values(3L, 3.0, true, 1L, "3", null, "null", 1L)));

    assertThat(rows.stream().map(row -> row.get("a")))
        .containsExactly(3.0, true, 1L, "3", null, "null");
  }

  @Test
  void rows_mapsAreValues() {
    Parameter maps = values(Map.of("x", 1L), Map.of("x", 2L), Map.of("x", 1L));

    assertThat(rows(Map.of("a", maps)))
        .containsExactly(Map.of("a", Map.of("x", 1L)), Map.of("a", Map.of("x", 2L)));
  }

  @Test
  void rows_constantsRideAlong() {
    assertThat(rows(Map.of("a.b", values(1L, 2L), "a.c", new Constant(1L))))
        .containsExactly(Map.of("a.b", 1L, "a.c", 1L), Map.of("a.b", 2L, "a.c", 1L));
    assertThat(rows(Map.of("only", new Constant("one")))).containsExactly(Map.of("only", "one"));
  }

  @Test
  void of_refusesParametersWithoutEnd() {
    Sweep sweep = Sweeps.grid(Map.of("a", new Uniform(0, 1)));

    assertThatThrownBy(() -> Samplers.of(sweep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "parameter 'a' is uniform, which has no end of values for a grid; use values,"
                + " q_uniform or count");
  }

  @Test
  void suggest_computesAnyPointOfATrillion() {
    Sampler sampler =
        Samplers.of(
            Sweeps.grid(Map.of("a", new IntUniform(0, 999_999), "b", new IntUniform(0, 999_999))));

    assertThat(sampler.planned()).isEqualTo(OptionalLong.of(1_000_000_000_000L));
    FakeSweep nothing = new FakeSweep(sweep(1), 1, point -> 0);
    assertThat(sampler.suggest(2_000_000_001, nothing.history()))
        .isInstanceOfSatisfying(
            Suggestion.Trial.class,
            trial -> assertThat(trial.parameters()).isEqualTo(Map.of("a", 2_000L, "b", 1L)));
  }

  @Test
  void planned_saturates() {
    Parameter wide = new IntUniform(0, 1L << 53);
    Sampler sampler = Samplers.of(Sweeps.grid(Map.of("a", wide, "b", wide, "c", wide)));

    assertThat(sampler.planned()).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
    FakeSweep nothing = new FakeSweep(sweep(1), 1, point -> 0);
    assertThat(sampler.suggest(5, nothing.history()))
        .isInstanceOfSatisfying(
            Suggestion.Trial.class,
            trial -> assertThat(trial.parameters()).isEqualTo(Map.of("a", 0L, "b", 0L, "c", 5L)));
  }

  @Test
  void notes_nameAnIntegerOnItsBorder() {
    Sweep sweep =
        Sweeps.grid(Map.of("hidden", new IntUniform(1, 5), "activation", values("relu", "tanh")));
    FakeSweep run = new FakeSweep(sweep, 2, point -> -(Long) point.get("hidden")).run();

    assertThat(run.notes())
        .containsExactly("best hidden 5 lies on the declared border 1..5; widen the range");
  }
}
