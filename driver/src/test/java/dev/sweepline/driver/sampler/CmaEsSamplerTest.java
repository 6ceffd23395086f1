package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class CmaEsSamplerTest {
  private static final String VALLEY =
      """
      parameters:
        x: {min: 0.0, max: 1.0}
        y: {min: 0.0, max: 1.0}
        rate: {distribution: log_uniform_values, min: 0.0001, max: 1}
      """;

  private static Sweep sweep(String method, int trials, long seed, String space) {
    return SweepFile.read(
            "s.yaml",
            "method: %s\nmetric: {name: score, goal: minimize}\nrun_cap: %d\nseed: %d\n%s"
                .formatted(method, trials, seed, space))
        .sweep()
        .orElseThrow();
  }

  private static double number(Map<String, Object> point, String name) {
    return ((Number) point.get(name)).doubleValue();
  }

  /** A narrow valley that lies across the axes: least, 0, at x 0.3, y 0.3, rate 0.01. */
  private static double valley(Map<String, Object> point) {
    double across = number(point, "x") - number(point, "y");
    double along = number(point, "x") + number(point, "y") - 0.6;
    double rate = (Math.log10(number(point, "rate")) + 2) / 4;
    return 100 * across * across + along * along + rate * rate;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void run_closesInOnTheBottomOfAValley(int slots) {
    double mean =
        LongStream.range(0, 10)
            .mapToDouble(
                seed ->
                    new FakeSweep(
                            sweep("cma_es", 300, seed, VALLEY), slots, CmaEsSamplerTest::valley)
                        .run()
                        .best())
            .average()
            .orElseThrow();

    assertThat(mean).isLessThan(5e-4);
  }

  @Test
  void run_takesCategoriesThatTheBestHave() {
    FakeSweep run =
        new FakeSweep(
                sweep("cma_es", 80, 3, VALLEY + "  act: {values: [a, b, c]}"),
                2,
                p -> valley(p) + ("b".equals(p.get("act")) ? 0 : 5))
            .run();

    assertThat(run.points().subList(50, 80))
        .filteredOn(p -> "b".equals(p.get("act")))
        .hasSizeGreaterThan(20);
  }

  @Test
  void run_searchesWithoutNumbersToo() {
    FakeSweep run =
        new FakeSweep(
                sweep(
                    "cma_es", 9, 3, "parameters: {a: {values: [p, q, r]}, b: {values: [s, t, u]}}"),
                2,
                p -> "r".equals(p.get("a")) ? 0 : 1)
            .run();

    assertThat(run.points()).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void run_meetsConditionsAndConstraintsAndOutlivesFailures() {
    String space =
        """
        require: ["x <= y"]
        parameters:
          x: {min: 0.0, max: 1.0}
          y: {min: 0.0, max: 1.0}
          kind: {values: [adam, sgd]}
          momentum: {min: 0.0, max: 1.0, when: {kind: sgd}}
        """;
    FakeSweep run =
        new FakeSweep(
                sweep("cma_es", 80, 5, space),
                3,
                p -> number(p, "x") > 0.5 ? Double.NaN : number(p, "y") - number(p, "x"))
            .run();

    assertThat(run.points())
        .hasSize(80)
        .allMatch(p -> number(p, "x") <= number(p, "y"))
        .allMatch(p -> p.containsKey("momentum") == "sgd".equals(p.get("kind")));
    assertThat(run.best()).isLessThan(0.01);
  }

  @Test
  void resume_onOneSlotDecidesAsTheUndisturbedRun() {
    Sweep sweep = sweep("cma_es", 40, 7, VALLEY);
    FakeSweep whole = new FakeSweep(sweep, 1, CmaEsSamplerTest::valley).run();
    List<Integer> cuts = List.of(0, 31, 64, 95, whole.log().size());

    for (int cut : cuts) {
      FakeSweep resumed =
          new FakeSweep(sweep, 1, CmaEsSamplerTest::valley)
              .resume(whole.log().subList(0, cut))
              .run();

      assertThat(resumed.points()).as("cut at %d", cut).isEqualTo(whole.points());
    }
  }
}
