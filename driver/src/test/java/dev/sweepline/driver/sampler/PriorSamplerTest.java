package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.adaptive.PriorTrials;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.log.EventCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps that learn from an earlier one before their first trial. */
class PriorSamplerTest {
  private static final String SPACE =
      "parameters: {a: {min: 0.0, max: 1.0}, b: {min: 0.0, max: 1.0}}\n";
  private static final String FINITE =
      "parameters: {a: {values: [1, 2, 3]}, b: {values: [4, 5]}}\n";

  private static Sweep sweep(String method, int trials, Goal goal, String rest) {
    return SweepFile.read(
            "s.yaml",
            "method: %s\nrun_cap: %d\nmetric: {name: score, goal: %s}\n%s"
                .formatted(method, trials, goal.word(), rest))
        .sweep()
        .orElseThrow();
  }

  private static double distance(Map<String, Object> point) {
    return Math.hypot(number(point, "a") - 0.7, number(point, "b") - 0.2);
  }

  private static double number(Map<String, Object> point, String name) {
    return ((Number) point.get(name)).doubleValue();
  }

  private static List<PriorSweep> prior(Sweep sweep, int trials, int sign) {
    Sweep random = sweep("random", trials, sweep.objective().goal(), SPACE);
    FakeSweep earlier = new FakeSweep(random, 1, point -> sign * distance(point)).run();
    return List.of(new PriorTrials(sweep, 1).of(earlier.history()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayes", "tpe", "cma_es", "auto"})
  void run_beginsWhereTheEarlierOneWasGood(String method) {
    for (Goal goal : Goal.values()) {
      int sign = goal == Goal.MINIMIZE ? 1 : -1;
      Sweep sweep = sweep(method, 12, goal, "prior: [earlier]\n" + SPACE);
      FakeSweep warm =
          new FakeSweep(sweep, prior(sweep, 60, sign), 1, point -> sign * distance(point)).run();
      FakeSweep cold = new FakeSweep(sweep, 1, point -> sign * distance(point)).run();

      assertThat(mean(warm)).as(method + " " + goal).isLessThan(0.7 * mean(cold));
    }
  }

  private static double mean(FakeSweep sweep) {
    return sweep.points().stream().mapToDouble(PriorSamplerTest::distance).average().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayes", "tpe", "cma_es"})
  void run_takenUpFromItsLogGoesOnTheSame(String method) {
    Sweep sweep = sweep(method, 9, Goal.MINIMIZE, "prior: [earlier]\n" + SPACE);
    List<PriorSweep> prior = prior(sweep, 20, 1);
    FakeSweep whole = new FakeSweep(sweep, prior, 1, PriorSamplerTest::distance).run();
    List<PriorSweep> recorded =
        ((SweepSubmitted) EventCodec.decode(EventCodec.encode(whole.history().submitted())))
            .prior();

    for (int events = 0; events <= whole.log().size(); events += 3) {
      FakeSweep resumed =
          new FakeSweep(sweep, recorded, 1, PriorSamplerTest::distance)
              .resume(whole.log().subList(0, events))
              .run();

      assertThat(resumed.points()).as("after event " + events).isEqualTo(whole.points());
    }
  }

  @Test
  void run_mayTryAllOfASpaceThatTheEarlierOneExhausted() {
    Sweep sweep = sweep("tpe", 20, Goal.MINIMIZE, "prior: [earlier]\n" + FINITE);
    Sweep grid =
        SweepFile.read("g.yaml", "method: grid\nmetric: {name: score}\n" + FINITE)
            .sweep()
            .orElseThrow();
    FakeSweep earlier = new FakeSweep(grid, 1, PriorSamplerTest::distance).run();
    List<PriorSweep> prior = List.of(new PriorTrials(sweep, 1).of(earlier.history()));

    FakeSweep again = new FakeSweep(sweep, prior, 1, PriorSamplerTest::distance).run();

    assertThat(again.points()).hasSize(6).doesNotHaveDuplicates();
  }
}
