package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TpeSamplerTest {
  private static final String BOWL =
      """
      parameters:
        x: {min: 0.0, max: 1.0}
        rate: {distribution: log_uniform_values, min: 0.0001, max: 1}
        units: {values: [16, 32, 64, 128, 256]}
        act: {values: [relu, tanh, elu]}
      """;

  private static Sweep sweep(String method, Goal goal, long seed, String rest) {
    return SweepFile.read(
            "s.yaml",
            "method: %s\nmetric: {name: score, goal: %s}\nrun_cap: 60\nseed: %d\n%s"
                .formatted(method, goal.word(), seed, rest))
        .sweep()
        .orElseThrow();
  }

  private static double number(Map<String, Object> point, String name) {
    return ((Number) point.get(name)).doubleValue();
  }

  /** Least at x 0.3, rate 0.01, units 64 and tanh: 0. */
  private static double bowl(Map<String, Object> point) {
    double x = number(point, "x") - 0.3;
    double rate = (Math.log10(number(point, "rate")) + 2) / 4;
    double units = (Math.log(number(point, "units") / 64) / Math.log(2)) / 4;
    return x * x + rate * rate + units * units + ("tanh".equals(point.get("act")) ? 0 : 0.1);
  }

  private static double mean(String method, int slots) {
    return LongStream.range(0, 10)
        .mapToDouble(
            seed ->
                new FakeSweep(sweep(method, Goal.MINIMIZE, seed, BOWL), slots, TpeSamplerTest::bowl)
                    .run()
                    .best())
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void run_findsMuchBetterPointsThanRandom(int slots) {
    assertThat(mean("tpe", slots)).isLessThan(mean("random", slots) / 3);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void run_searchesInTheGoalsDirection(Goal goal) {
    int sign = goal == Goal.MINIMIZE ? 1 : -1;

    FakeSweep run = new FakeSweep(sweep("tpe", goal, 1, BOWL), 1, p -> sign * bowl(p)).run();

    assertThat(sign * run.best()).isLessThan(0.01);
  }

  @Test
  void run_keepsAwayFromWhereTrialsFail() {
    FakeSweep run =
        new FakeSweep(
                sweep("tpe", Goal.MINIMIZE, 3, BOWL),
                1,
                p -> number(p, "x") > 0.5 ? Double.NaN : bowl(p))
            .run();

    List<Map<String, Object>> late = run.points().subList(30, 60);
    assertThat(late).filteredOn(p -> number(p, "x") > 0.5).hasSizeLessThan(5);
  }

  /** Momentum matters to sgd only, and sgd wins. */
  @Test
  void run_learnsOfParametersThatConditionsSwitchOn() {
    String space =
        """
        parameters:
          kind: {values: [adam, sgd]}
          momentum: {min: 0.0, max: 1.0, when: {kind: sgd}}
          beta: {min: 0.0, max: 1.0, when: {kind: adam}}
        """;
    FakeSweep run =
        new FakeSweep(
                sweep("tpe", Goal.MINIMIZE, 5, space),
                2,
                p -> p.containsKey("momentum") ? Math.abs(number(p, "momentum") - 0.9) : 0.5)
            .run();

    assertThat(run.best()).isLessThan(0.01);
    assertThat(run.points())
        .allMatch(p -> p.containsKey("momentum") == "sgd".equals(p.get("kind")))
        .allMatch(p -> p.containsKey("beta") == "adam".equals(p.get("kind")));
    assertThat(run.points().subList(40, 60))
        .filteredOn(p -> "sgd".equals(p.get("kind")))
        .hasSizeGreaterThan(14);
  }

  @Test
  void run_givesEqualTrialsForEqualSeedsAndOthersForOthers() {
    List<Map<String, Object>> points = run(7).points();

    assertThat(run(7).points()).isEqualTo(points);
    assertThat(run(8).points()).doesNotContainAnyElementsOf(points);
  }

  private static FakeSweep run(long seed) {
    return new FakeSweep(sweep("tpe", Goal.MINIMIZE, seed, BOWL), 3, TpeSamplerTest::bowl).run(25);
  }

  @Test
  void resume_onOneSlotDecidesAsTheUndisturbedRun() {
    Sweep sweep = sweep("tpe", Goal.MINIMIZE, 7, BOWL);
    FakeSweep whole = new FakeSweep(sweep, 1, TpeSamplerTest::bowl).run(20);

    for (int cut = 0; cut <= whole.log().size(); cut += 7) {
      FakeSweep resumed =
          new FakeSweep(sweep, 1, TpeSamplerTest::bowl).resume(whole.log().subList(0, cut)).run(20);

      assertThat(resumed.points()).as("cut at %d", cut).isEqualTo(whole.points());
    }
  }
}
