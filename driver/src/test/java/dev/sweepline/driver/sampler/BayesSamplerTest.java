package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.Impute;
import dev.sweepline.sweep.value.CanonicalValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sweeps with {@code method: bayes}, among them such of made spaces. */
class BayesSamplerTest {
  private static final int SPACES = 15;
  private static final Map<String, Parameter> SPACE =
      Map.of("rate", new LogUniform(1e-5, 1), "decay", new Uniform(0, 1));

  private static Sweep sweep(Goal goal, int trials) {
    return Sweeps.of(
        new Method.Bayes(Impute.WORST, Optional.empty()), OptionalInt.of(trials), 3, goal, SPACE);
  }

  private static double distance(Map<String, Object> point) {
    return Math.hypot(
        (Math.log10((Double) point.get("rate")) + 2.4) / 5, (Double) point.get("decay") - 0.8);
  }

  @ParameterizedTest
  @EnumSource
  void run_getsNearTheOptimumWithBothGoals(Goal goal) {
    int sign = goal == Goal.MINIMIZE ? 1 : -1;
    FakeSweep run = new FakeSweep(sweep(goal, 30), 2, point -> sign * distance(point)).run();

    assertThat(sign * run.best()).isLessThan(0.02);
    assertThat(run.points()).hasSize(30);
  }

  private static void everySpace(BiConsumer<MadeSpace, Sweep> law) {
    int tried = 0;
    for (int seed = 0; seed < SPACES; seed++) {
      Random random = new Random(seed);
      MadeSpace made = MadeSpace.of(random, 4, MadeKind.all());
      String text = "method: bayes\nseed: 5\nrun_cap: 24\n" + made.text();
      Optional<Sweep> sweep = SweepFile.read("a.yaml", text).sweep();
      if (sweep.isPresent()) {
        law.accept(made, sweep.get());
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(SPACES / 3);
  }

  /** Less is better; a few trials diverge. */
  private static double score(Map<String, Object> point) {
    int mixed = Math.floorMod(CanonicalValue.of(point).hashCode() * 31, 1000);
    return mixed % 17 == 0 ? Double.NaN : mixed;
  }

  @Test
  void run_keepsRulesAndConditionsAndEndsAtPlanned() {
    everySpace(
        (made, sweep) -> {
          FakeSweep run = new FakeSweep(sweep, 3, BayesSamplerTest::score).run();

          assertThat(run.points())
              .as(made.text())
              .allSatisfy(point -> assertThat(made.fault(point)).isEmpty());
          assertThat(Samplers.of(sweep).planned()).as(made.text()).hasValue(run.points().size());
        });
  }

  @Test
  void resume_withOneSlotDecidesAsTheUndisturbedRun() {
    everySpace(
        (made, sweep) -> {
          FakeSweep whole = new FakeSweep(sweep, 1, BayesSamplerTest::score).run();
          List<SweepEvent> log = whole.log();
          for (int cut : new int[] {log.size() / 2, log.size() - 2}) {
            FakeSweep resumed =
                new FakeSweep(sweep, 1, BayesSamplerTest::score).resume(log.subList(0, cut)).run();
            assertThat(resumed.points()).as(made.text()).isEqualTo(whole.points());
          }
        });
  }

  @Test
  void run_triesEveryPointOfASmallSpaceOnce() {
    Sweep sweep =
        SweepFile.read(
                "a.yaml",
                """
                method: bayes
                metric: {name: score, goal: minimize}
                run_cap: 100
                parameters:
                  a: {values: [relu, tanh, null]}
                  b: {values: [1, 2, 4]}
                  c: {min: 1, max: 3}
                """)
            .sweep()
            .orElseThrow();

    List<Map<String, Object>> points =
        new FakeSweep(sweep, 2, BayesSamplerTest::score).run().points();

    assertThat(points).hasSize(27);
    assertThat(new HashSet<>(points)).hasSize(27);
  }
}
