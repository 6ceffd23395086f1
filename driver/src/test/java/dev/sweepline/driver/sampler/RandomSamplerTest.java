package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.training.Budget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RandomSamplerTest extends SamplerContract {
  static final Map<String, Parameter> MIXED =
      Map.of(
          "learning_rate", new LogUniform(1e-4, 1e-1),
          "dropout", new Uniform(0, 0.5),
          "hidden", new IntUniform(8, 128),
          "batch_size", new QUniform(16L, 64L, 16L),
          "activation", new Categorical(Arrays.asList("relu", "tanh", null)),
          "layers", new Constant(1L));

  @Override
  Sweep sweep(long seed) {
    return Sweeps.random(40, seed, MIXED);
  }

  @Override
  double score(Map<String, Object> point) {
    return (Double) point.get("dropout");
  }

  @Test
  void suggest_otherSeedsGiveOtherTrials() {
    List<Map<String, Object>> one = new FakeSweep(sweep(1), 1, this::score).run().points();

    assertThat(new FakeSweep(sweep(2), 1, this::score).run().points())
        .doesNotContainAnyElementsOf(one);
  }

  @Test
  void suggest_anotherParameterOrCapChangesNoOtherDraw() {
    Map<String, Parameter> more = new HashMap<>(MIXED);
    more.put("a_new_one", new Uniform(0, 1));
    List<Map<String, Object>> before = new FakeSweep(sweep(1), 1, this::score).run().points();

    List<Map<String, Object>> after =
        new FakeSweep(Sweeps.random(50, 1, more), 1, this::score).run().points();

    for (int trial = 0; trial < before.size(); trial++) {
      assertThat(after.get(trial)).containsAllEntriesOf(before.get(trial));
    }
  }

  @Test
  void suggest_drawsEveryValueAboutAsOften() {
    List<Map<String, Object>> points =
        new FakeSweep(Sweeps.random(3000, 5, MIXED), 1, this::score).run().points();

    for (String activation : Arrays.asList("relu", "tanh", null)) {
      long count =
          points.stream().filter(p -> Objects.equals(p.get("activation"), activation)).count();
      assertThat(count).isBetween(1000L - 130, 1000L + 130);
    }
    assertThat(points.stream().filter(p -> (Double) p.get("learning_rate") < 1e-3).count())
        .isBetween(1000L - 130, 1000L + 130);
  }

  @Test
  void planned_withoutCapHasNoEnd() {
    Sweep endless =
        Sweeps.of(new Method.RandomSearch(), OptionalInt.empty(), 1, Goal.MAXIMIZE, MIXED);
    FakeSweep nothing = new FakeSweep(endless, 1, point -> 0);

    assertThat(Samplers.of(endless).planned()).isEqualTo(OptionalLong.empty());
    assertThat(Samplers.of(endless).suggest(Integer.MAX_VALUE, nothing.history()))
        .isInstanceOfSatisfying(
            Suggestion.Trial.class,
            trial -> assertThat(trial.budget()).isEqualTo(Budget.epochs(1)));
  }

  @Test
  void notes_nameTheBorderTheBestLiesOn() {
    Map<String, Parameter> space =
        Map.of("dropout", new Uniform(0, 0.5), "learning_rate", new LogUniform(1e-4, 1e-1));
    FakeSweep run =
        new FakeSweep(
                Sweeps.random(400, 3, space), 1, point -> -(Double) point.get("learning_rate"))
            .run();

    assertThat(run.notes())
        .singleElement()
        .asString()
        .matches(
            "best learning_rate 0\\.09\\d* lies on the declared border 0\\.0001\\.\\.0\\.1; widen"
                + " the range");
  }
}
