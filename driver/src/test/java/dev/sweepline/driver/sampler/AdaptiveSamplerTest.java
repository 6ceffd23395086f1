package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.driver.sampler.adaptive.Observation;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.Proposer;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.driver.sampler.draw.DrawLayout;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.search.Stage.Sampling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptiveSamplerTest {
  private static final String LINE = "parameters: {a: {min: 0.0, max: 1.0}}";
  private static final String SIX = "parameters: {a: {values: [1, 2, 3]}, b: {values: [x, y]}}";

  private final List<Observations> asked = new ArrayList<>();

  private static Sweep sweep(Goal goal, String rest) {
    return SweepFile.read(
            "s.yaml",
            "method: random\nmetric: {name: score, goal: %s}\nrun_cap: 20\n".formatted(goal.word())
                + rest)
        .sweep()
        .orElseThrow();
  }

  private Sampler sampler(Sweep sweep, int startup, Proposer proposer, Executor executor) {
    return new AdaptiveSampler(
        sweep,
        new SpaceEncoding(sweep.space()),
        DrawLayout.of(sweep, Sampling.SOBOL, startup),
        startup,
        (observations, trial) -> {
          asked.add(observations);
          return proposer.propose(observations, trial);
        },
        executor);
  }

  private static double score(Map<String, Object> point) {
    return ((Number) point.get("a")).doubleValue();
  }

  private static Map<String, Object> middle(Observations observations, int trial) {
    return Map.of("a", 0.5);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void suggest_givesCostsOfWhichLessIsBetter(Goal goal) {
    Sweep sweep = sweep(goal, LINE);
    Sampler sampler = sampler(sweep, 4, AdaptiveSamplerTest::middle, Runnable::run);

    new FakeSweep(sweep, sampler, 2, AdaptiveSamplerTest::score).run(7);

    Observations last = asked.get(asked.size() - 1);
    assertThat(last.ended()).extracting(Observation::trial).containsExactly(0, 1, 2, 3, 4);
    assertThat(last.pending()).extracting(Observation::trial).containsExactly(5);
    assertThat(last.ended())
        .allSatisfy(
            each ->
                assertThat(each.cost())
                    .isEqualTo((goal == Goal.MINIMIZE ? 1 : -1) * score(each.values())));
  }

  @Test
  void suggest_countsFailedTrialsWithoutACost() {
    Sweep sweep = sweep(Goal.MINIMIZE, LINE);
    Sampler sampler = sampler(sweep, 4, AdaptiveSamplerTest::middle, Runnable::run);

    new FakeSweep(sweep, sampler, 1, p -> score(p) < 0.3 ? Double.NaN : score(p)).run(5);

    assertThat(asked.get(0).ended()).hasSize(4).anyMatch(each -> Double.isNaN(each.cost()));
    assertThat(asked.get(0).valued()).isLessThan(4).isPositive();
  }

  @Test
  void suggest_triesPointsFirstThenDrawsThenAsks() {
    Sweep sweep = sweep(Goal.MINIMIZE, "points: [{a: 0.25}]\n" + LINE);
    Sampler sampler = sampler(sweep, 3, AdaptiveSamplerTest::middle, Runnable::run);

    FakeSweep fake = new FakeSweep(sweep, sampler, 1, AdaptiveSamplerTest::score).run(6);

    assertThat(fake.points().get(0)).isEqualTo(Map.of("a", 0.25));
    assertThat(fake.points().subList(1, 3)).doesNotContain(Map.of("a", 0.5));
    assertThat(fake.points().subList(3, 6)).containsOnly(Map.of("a", 0.5));
    assertThat(asked).hasSize(3);
  }

  @Test
  void suggest_drawsOnWhileNothingHasAValue() {
    Sweep sweep = sweep(Goal.MINIMIZE, LINE);
    Sampler sampler = sampler(sweep, 3, AdaptiveSamplerTest::middle, Runnable::run);

    FakeSweep fake = new FakeSweep(sweep, sampler, 1, p -> Double.NaN).run(9);

    assertThat(asked).isEmpty();
    assertThat(new HashSet<>(fake.points())).hasSize(9);
  }

  @Test
  void suggest_givesEachPointOfAFiniteSpaceOnce() {
    Sweep sweep = sweep(Goal.MINIMIZE, SIX);
    Sampler sampler = sampler(sweep, 2, (o, t) -> Map.of("a", 1L, "b", "x"), Runnable::run);

    FakeSweep fake = new FakeSweep(sweep, sampler, 2, AdaptiveSamplerTest::score).run();

    assertThat(sampler.planned()).hasValue(6);
    assertThat(fake.points()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void suggest_meetsConstraintsWhateverIsProposed() {
    Sweep sweep =
        sweep(
            Goal.MINIMIZE,
            "require: [\"a < b\"]\nparameters: {a: {min: 0.0, max: 1.0}, b: {min: 0.0, max: 1.0}}");
    Sampler sampler = sampler(sweep, 2, (o, t) -> Map.of("a", 0.9, "b", 0.1), Runnable::run);

    FakeSweep fake = new FakeSweep(sweep, sampler, 1, AdaptiveSamplerTest::score).run();

    assertThat(fake.points())
        .hasSize(20)
        .doesNotHaveDuplicates()
        .allMatch(point -> (Double) point.get("a") < (Double) point.get("b"));
  }

  @Test
  void suggest_drawsWhereTheModelFailsAndSaysSo() {
    Sweep sweep = sweep(Goal.MINIMIZE, LINE);
    Sampler sampler =
        sampler(
            sweep,
            3,
            (observations, trial) -> {
              throw new ArithmeticException("singular");
            },
            Runnable::run);

    FakeSweep fake = new FakeSweep(sweep, sampler, 1, AdaptiveSamplerTest::score).run(6);

    assertThat(new HashSet<>(fake.points())).hasSize(6);
    assertThat(sampler.notes(fake.history()))
        .contains("trial 3 was drawn at random, as the model failed: singular");
  }

  @Test
  void suggest_computesElsewhereAndKeepsWhatItComputed() {
    Sweep sweep = sweep(Goal.MINIMIZE, LINE);
    Deque<Runnable> tasks = new ArrayDeque<>();
    Sampler sampler = sampler(sweep, 3, AdaptiveSamplerTest::middle, tasks::add);
    SweepHistory three =
        new FakeSweep(sweep, sampler, 1, AdaptiveSamplerTest::score).run(3).history();

    Suggestion.Computing first = (Suggestion.Computing) sampler.suggest(3, three);
    Suggestion.Computing second = (Suggestion.Computing) sampler.suggest(3, three);

    assertThat(tasks).hasSize(1);
    assertThat(first.done()).isSameAs(second.done());
    assertThat(first.done().toCompletableFuture()).isNotDone();
    tasks.remove().run();
    assertThat(first.done().toCompletableFuture()).isDone();
    assertThat(sampler.suggest(3, three)).isEqualTo(sampler.suggest(3, three));
    assertThat(((Suggestion.Trial) sampler.suggest(3, three)).parameters())
        .isEqualTo(Map.of("a", 0.5));
    assertThat(tasks).isEmpty();
  }

  /** With one slot the log alone decides: cut anywhere, a new driver goes on the same. */
  @Test
  void resume_onOneSlotDecidesAsTheUndisturbedRun() {
    Sweep sweep = sweep(Goal.MINIMIZE, LINE);
    Proposer follower =
        (observations, trial) -> Map.of("a", Math.min(1, observations.best() / 2 + trial / 100.0));
    FakeSweep whole = fake(sweep, follower).run();

    for (int cut = 0; cut <= whole.log().size(); cut++) {
      FakeSweep resumed = fake(sweep, follower).resume(whole.log().subList(0, cut)).run();

      assertThat(resumed.points()).as("cut at %d", cut).isEqualTo(whole.points());
    }
  }

  private FakeSweep fake(Sweep sweep, Proposer proposer) {
    return new FakeSweep(
        sweep, sampler(sweep, 3, proposer, Runnable::run), 1, AdaptiveSamplerTest::score);
  }
}
