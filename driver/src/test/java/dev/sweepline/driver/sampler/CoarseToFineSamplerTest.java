package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CoarseToFineSamplerTest extends SamplerContract {
  private static final Map<String, Parameter> LINE = Map.of("x", new Uniform(0, 1));

  @Override
  Sweep sweep(long seed) {
    CoarseToFine method =
        Sweeps.stages(
            3, Sweeps.randomStage(12, 1), Sweeps.gridStage(10, 2), Sweeps.randomStage(8, 4));
    return Sweeps.coarse(method, seed, RandomSamplerTest.MIXED);
  }

  @Override
  double score(Map<String, Object> point) {
    double dropout = (Double) point.get("dropout");
    return dropout > 0.45
        ? Double.NaN
        : Math.abs(dropout - 0.2) + Math.abs(Math.log10((Double) point.get("learning_rate")) + 2.5);
  }

  private static FakeSweep run(CoarseToFine method, Map<String, Parameter> space) {
    return new FakeSweep(
            Sweeps.coarse(method, 3, space), 2, point -> Math.abs((Double) point.get("x") - 0.3))
        .run();
  }

  private static Interval interval(StageOpened stage, String name) {
    return (Interval) stage.window().get(name);
  }

  @Test
  void run_opensEveryStageOnceWithItsTrialsAndBudget() {
    FakeSweep run = new FakeSweep(sweep(1), 3, this::score).run();

    assertThat(run.stages())
        .extracting(StageOpened::stage, StageOpened::firstTrial, StageOpened::trials)
        .containsExactly(tuple(0, 0, 12), tuple(1, 12, 10), tuple(2, 22, 8));
    assertThat(run.history().trials())
        .extracting(TrialHistory::budget)
        .startsWith(Budget.epochs(1))
        .endsWith(Budget.epochs(4));
    assertThat(run.history().trial(12).orElseThrow().budget()).isEqualTo(Budget.epochs(2));
  }

  @Test
  void run_firstWindowIsWhatWasDeclaredWithoutConstants() {
    StageOpened first = new FakeSweep(sweep(1), 3, this::score).run().stages().get(0);

    assertThat(first.window())
        .containsOnlyKeys("activation", "batch_size", "dropout", "hidden", "learning_rate");
    assertThat(first.window().get("learning_rate"))
        .isEqualTo(new Interval(1e-4, 1e-1, Extent.Scale.LOG));
  }

  @Test
  void run_trialsStayInTheirStagesWindow() {
    FakeSweep run = new FakeSweep(sweep(1), 3, this::score).run();

    for (StageOpened stage : run.stages()) {
      for (int i = 0; i < stage.trials(); i++) {
        Map<String, Object> point = run.points().get(stage.firstTrial() + i);
        assertThat((Double) point.get("learning_rate"))
            .isBetween(
                interval(stage, "learning_rate").low(), interval(stage, "learning_rate").high());
        assertThat(((Extent.Values) stage.window().get("activation")).values())
            .contains(point.get("activation"));
      }
    }
  }

  @Test
  void run_windowsShrinkAroundTheOptimum() {
    CoarseToFine method =
        Sweeps.stages(1, Sweeps.gridStage(11, 1), Sweeps.gridStage(11, 1), Sweeps.gridStage(11, 1));

    FakeSweep run = run(method, LINE);

    assertThat(interval(run.stages().get(1), "x").high() - interval(run.stages().get(1), "x").low())
        .isBetween(0.4999, 0.5001);
    assertThat(interval(run.stages().get(2), "x").high() - interval(run.stages().get(2), "x").low())
        .isBetween(0.2499, 0.2501);
    assertThat(run.best()).isLessThan(0.026);
  }

  @Test
  void run_followsTheGoal() {
    CoarseToFine method = Sweeps.stages(1, Sweeps.gridStage(11, 1), Sweeps.gridStage(2, 1));
    for (Goal goal : Goal.values()) {
      double sign = goal == Goal.MINIMIZE ? 1 : -1;
      Sweep sweep = Sweeps.of(method, OptionalInt.empty(), 1, goal, LINE);
      FakeSweep run =
          new FakeSweep(sweep, 1, p -> sign * Math.abs((Double) p.get("x") - 0.7)).run();

      Interval second = interval(run.stages().get(1), "x");
      assertThat((second.low() + second.high()) / 2).isBetween(0.69, 0.71);
    }
  }

  @Test
  void run_learnsNothingFromDivergedTrials() {
    CoarseToFine method = Sweeps.stages(3, Sweeps.randomStage(10, 1), Sweeps.randomStage(10, 1));
    Sweep sweep = Sweeps.coarse(method, 3, LINE);
    for (double diverged : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      FakeSweep run =
          new FakeSweep(sweep, 2, p -> (Double) p.get("x") < 0.5 ? diverged : (Double) p.get("x"))
              .run();

      Interval second = interval(run.stages().get(1), "x");
      assertThat((second.low() + second.high()) / 2).isGreaterThan(0.5);
    }
  }

  @Test
  void run_learnsOnlyFromTheStageThatEnded() {
    CoarseToFine method =
        Sweeps.stages(1, Sweeps.gridStage(11, 1), Sweeps.gridStage(11, 1), Sweeps.gridStage(11, 1));
    AtomicInteger trials = new AtomicInteger();
    ToDoubleFunction<Map<String, Object>> firstStageScoresBetter =
        point ->
            trials.getAndIncrement() < 11
                ? Math.abs((Double) point.get("x") - 0.3) - 100
                : -(Double) point.get("x");

    FakeSweep run = new FakeSweep(Sweeps.coarse(method, 3, LINE), 1, firstStageScoresBetter).run();

    assertThat(interval(run.stages().get(1), "x").high()).isBetween(0.5499, 0.5501);
    assertThat(interval(run.stages().get(2), "x").high()).isBetween(0.7999, 0.8001);
  }

  @Test
  void run_keepsTheWindowWhenNothingHasAValueAndTriesOtherPoints() {
    CoarseToFine method = Sweeps.stages(1, Sweeps.randomStage(4, 1), Sweeps.randomStage(4, 1));
    FakeSweep run =
        new FakeSweep(Sweeps.coarse(method, 3, LINE), 2, p -> Double.POSITIVE_INFINITY).run();

    assertThat(run.stages().get(1).window()).isEqualTo(run.stages().get(0).window());
    assertThat(run.points()).doesNotHaveDuplicates().hasSize(8);
  }

  @Test
  void run_categoriesNarrowToThoseAmongTheTop() {
    Map<String, Parameter> space =
        Map.of("x", new Uniform(0, 1), "kind", new Categorical(List.of("bad", "good", "fair")));
    CoarseToFine method = Sweeps.stages(6, Sweeps.gridStage(15, 1), Sweeps.gridStage(4, 1));
    Sweep sweep = Sweeps.coarse(method, 3, space);
    List<String> order = List.of("good", "fair", "bad");
    FakeSweep run =
        new FakeSweep(sweep, 1, p -> order.indexOf(p.get("kind")) * 10 + (Double) p.get("x")).run();

    assertThat(run.stages().get(1).window().get("kind"))
        .isEqualTo(new Extent.Values(List.of("good", "fair")));
  }

  @Test
  void suggest_waitsForTheStageToEnd() {
    CoarseToFine method = Sweeps.stages(1, Sweeps.randomStage(4, 1), Sweeps.randomStage(4, 1));
    Sweep sweep = Sweeps.coarse(method, 3, LINE);
    FakeSweep three = new FakeSweep(sweep, 2, p -> 0).run(3);

    assertThat(Samplers.of(sweep).suggest(4, three.history())).isEqualTo(new Suggestion.Wait());
    assertThat(Samplers.of(sweep).suggest(3, three.history())).isInstanceOf(Suggestion.Trial.class);
  }

  @Test
  void planned_runCapCutsTheWhole() {
    CoarseToFine method =
        Sweeps.stages(
            1, Sweeps.randomStage(4, 1), Sweeps.randomStage(4, 1), Sweeps.randomStage(4, 1));
    Sweep sweep = Sweeps.of(method, OptionalInt.of(6), 1, Goal.MINIMIZE, LINE);

    FakeSweep run = new FakeSweep(sweep, 2, p -> (Double) p.get("x")).run();

    assertThat(Samplers.of(sweep).planned()).isEqualTo(OptionalLong.of(6));
    assertThat(run.points()).hasSize(6);
    assertThat(run.stages()).extracting(StageOpened::trials).containsExactly(4, 2);
  }

  @Test
  void run_extendFollowsTheOptimumOutOfTheDeclaredBounds() {
    Map<String, Parameter> rate = Map.of("x", new LogUniform(1e-4, 1e-2));
    CoarseToFine kept =
        Sweeps.stages(1, Sweeps.gridStage(5, 1), Sweeps.gridStage(5, 1), Sweeps.gridStage(5, 1));
    CoarseToFine extending = new CoarseToFine(kept.stages(), 0.1, 0.5, 1, true);

    assertThat(run(kept, rate).best()).isBetween(0.2899, 0.2901);
    assertThat(run(extending, rate).best()).isLessThan(0.21);
    assertThat(run(extending, rate).notes()).isEmpty();
  }

  @Test
  void notes_nameTheBorderTheBestLiesOn() {
    Map<String, Parameter> rate = Map.of("x", new LogUniform(1e-4, 0.1));
    CoarseToFine method = Sweeps.stages(1, Sweeps.gridStage(5, 1), Sweeps.randomStage(5, 1));

    assertThat(run(method, rate).notes())
        .containsExactly(
            "best x 0.1 lies on the declared border 0.0001..0.1; widen the range or set extend:"
                + " true");
    assertThat(run(method, LINE).notes()).isEmpty();
  }
}
