package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.driver.sampler.adaptive.Observation;
import dev.sweepline.driver.sampler.adaptive.Observation.Costs;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.Impute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BayesProposerTest {
  private static final Method.Bayes BAYES = new Method.Bayes(Impute.WORST, Optional.empty());

  private static SpaceEncoding encoding(String parameters) {
    return new SpaceEncoding(
        SweepFile.read(
                "s.yaml",
                "method: random\nmetric: {name: loss, goal: minimize}\nrun_cap: 3\n" + parameters)
            .sweep()
            .orElseThrow()
            .space());
  }

  /** A search that knows some points and then tries what is proposed. */
  private static List<Observation> search(
      SpaceEncoding encoding,
      List<Map<String, Object>> first,
      int more,
      ToDoubleFunction<Map<String, Object>> cost) {
    BayesProposer proposer = new BayesProposer(encoding, BAYES, 1);
    List<Observation> tried = new ArrayList<>();
    for (Map<String, Object> point : first) {
      tried.add(observed(encoding, tried.size(), point, cost.applyAsDouble(point)));
    }
    for (int i = 0; i < more; i++) {
      Map<String, Object> point =
          proposer.propose(new Observations(tried, List.of()), tried.size());
      tried.add(observed(encoding, tried.size(), point, cost.applyAsDouble(point)));
    }
    return tried;
  }

  private static Observation observed(
      SpaceEncoding encoding, int trial, Map<String, Object> point, double cost) {
    return new Observation(trial, point, Costs.of(cost), encoding);
  }

  private static double number(Map<String, Object> point, String name) {
    return ((Number) point.get(name)).doubleValue();
  }

  /** A vector that W&amp;B's own engine is tested with. */
  @Test
  void propose_findsAParabolasMinimumFromTwoPoints() {
    List<Observation> tried =
        search(
            encoding("parameters:\n  x: {min: 0.0, max: 1.0}"),
            List.of(Map.of("x", 0.0), Map.of("x", 1.0)),
            6,
            point -> Math.pow(number(point, "x") - 0.3, 2));

    assertThat(new Observations(tried, List.of()).best()).isLessThan(0.001);
  }

  @Test
  void propose_findsAMinimumOnTheBorder() {
    List<Observation> tried =
        search(
            encoding("parameters:\n  x: {min: 0.0, max: 1.0}\n  y: {min: 0.0, max: 1.0}"),
            List.of(
                Map.of("x", 0.5, "y", 0.5), Map.of("x", 0.3, "y", 0.6), Map.of("x", 0.7, "y", 0.2)),
            12,
            point -> Math.abs(number(point, "x") - 1) + number(point, "y"));

    assertThat(new Observations(tried, List.of()).best()).isLessThan(0.05);
  }

  @Test
  void propose_findsTheBestOfCategoriesAndNumbersTogether() {
    List<Observation> tried =
        search(
            encoding(
                """
                parameters:
                  kind: {values: [a, b, c, d]}
                  rate: {distribution: log_uniform_values, min: 0.0001, max: 1}
                  layers: {min: 1, max: 5}
                """),
            List.of(
                Map.of("kind", "a", "rate", 0.5, "layers", 1L),
                Map.of("kind", "b", "rate", 0.001, "layers", 4L)),
            30,
            point ->
                Math.abs(Math.log10(number(point, "rate")) + 2)
                    + Math.abs(number(point, "layers") - 3)
                    + (point.get("kind").equals("c") ? 0 : 1));

    assertThat(tried)
        .filteredOn(each -> each.cost() < 0.3)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.values()).containsEntry("kind", "c"));
  }

  @Test
  void propose_goesElsewhereThanWhatRuns() {
    SpaceEncoding encoding = encoding("parameters:\n  x: {min: 0.0, max: 1.0}");
    BayesProposer proposer = new BayesProposer(encoding, BAYES, 1);
    List<Observation> ended = new ArrayList<>();
    for (double x : new double[] {0, 0.25, 0.7, 1}) {
      ended.add(observed(encoding, ended.size(), Map.of("x", x), Math.pow(x - 0.4, 2)));
    }
    List<Observation> pending = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Map<String, Object> point = proposer.propose(new Observations(ended, pending), 4 + i);
      assertThat(pending)
          .allSatisfy(
              each ->
                  assertThat(number(point, "x"))
                      .isNotCloseTo(number(each.values(), "x"), within(0.01)));
      pending.add(new Observation(4 + i, point, Costs.NONE, encoding));
    }
  }

  @Test
  void propose_avoidsWhereTrialsFail() {
    List<Observation> tried =
        search(
            encoding("parameters:\n  x: {min: 0.0, max: 1.0}"),
            List.of(Map.of("x", 0.1), Map.of("x", 0.5), Map.of("x", 0.9)),
            12,
            point -> number(point, "x") > 0.6 ? Double.NaN : 1 - number(point, "x"));

    assertThat(tried.subList(3, tried.size()))
        .filteredOn(each -> Double.isNaN(each.cost()))
        .hasSizeLessThan(6);
    assertThat(new Observations(tried, List.of()).best()).isLessThan(0.45);
  }

  @Test
  void propose_triesNoPointOfAFiniteSpaceTwice() {
    SpaceEncoding encoding = encoding("parameters:\n  a: {values: [x, y]}\n  b: {min: 1, max: 6}");
    List<Observation> tried =
        search(
            encoding,
            List.of(Map.of("a", "x", "b", 1L)),
            11,
            point -> number(point, "b") + (point.get("a").equals("x") ? 0 : 2));

    assertThat(new Observations(tried, List.of()).tried()).hasSize(12);
  }

  @Test
  void propose_isTheSameFromAnyInstance() {
    SpaceEncoding encoding =
        encoding("parameters:\n  x: {min: 0.0, max: 1.0}\n  y: {min: 1, max: 99}");
    List<Observation> tried =
        search(
            encoding,
            List.of(Map.of("x", 0.1, "y", 5L)),
            30,
            point -> Math.cos(9 * number(point, "x")) + number(point, "y") / 50);
    for (int known = 1; known < tried.size(); known++) {
      assertThat(
              new BayesProposer(encoding, BAYES, 1)
                  .propose(new Observations(tried.subList(0, known), List.of()), known))
          .isEqualTo(tried.get(known).values());
    }
  }

  @Test
  void fitted_countsStandStillMoreAndMore() {
    assertThat(List.of(1, 19, 20, 21, 22, 1000, 1001).stream().map(BayesProposer::fitted))
        .containsExactly(1, 19, 20, 20, 22, 994, 994);
  }
}
