package dev.sweepline.sweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.analysis.ParameterImportance.Share;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On functions whose parameters matter as is known. */
class ParameterImportanceTest {
  private static final List<ParameterColumn> COLUMNS =
      List.of(
          new ParameterColumn("x", "uniform", "0..1"),
          new ParameterColumn("rate", "log_uniform_values", "1e-5..1"),
          new ParameterColumn("word", "categorical", "a | b | c"),
          new ParameterColumn("idle", "uniform", "0..1"),
          new ParameterColumn("when", "uniform", "0..1"),
          new ParameterColumn("fixed", "constant", "1"));

  @Test
  void importance_isTheNumbersThatTheFunctionDependsOn() {
    Map<String, Double> shares = shares(500, row -> -Math.pow(number(row, "x") - 0.3, 2));

    assertThat(shares).doesNotContainKey("fixed");
    assertThat(shares.get("x")).isGreaterThan(0.8);
    assertThat(shares.values().stream().mapToDouble(v -> v).sum()).isBetween(0.999, 1.001);
  }

  @Test
  void importance_seesRatesByTheirLogarithm() {
    Map<String, Double> shares = shares(500, row -> -Math.abs(Math.log10(number(row, "rate")) + 3));

    assertThat(shares.get("rate")).isGreaterThan(0.8);
  }

  /** A condition without a meaning: its hundreds of distinct values are no categories. */
  @Test
  void importance_ofAParameterThatSomeTrialsLackIsNoneWhereItMeansNothing() {
    Map<String, Double> shares = shares(1000, row -> -Math.pow(number(row, "x") - 0.3, 2));

    assertThat(shares.get("when")).isLessThan(0.05);
  }

  @Test
  void importance_seesCategories() {
    Map<String, Double> shares = shares(500, row -> "b".equals(row.get("word")) ? 1 : 0);

    assertThat(shares.get("word")).isGreaterThan(0.8);
  }

  @Test
  void importance_ofTwoIsTheLargerForTheOneWithTheLargerSway() {
    Map<String, Double> shares =
        shares(
            2000,
            row ->
                -4 * Math.pow(number(row, "x") - 0.5, 2)
                    - 0.4 * Math.pow(Math.log10(number(row, "rate")) / 5 + 0.5, 2));

    assertThat(shares.get("x")).isGreaterThan(shares.get("rate"));
    assertThat(shares.get("rate")).isGreaterThan(shares.get("idle"));
  }

  @Test
  void importance_restsOnRankedTrialsAndNeedsTwentyOfThem() {
    List<TrialFacts> few = trials(19, row -> number(row, "x"));

    assertThat(ParameterImportance.of(few, COLUMNS).shares()).isEmpty();
    List<TrialFacts> enough = new ArrayList<>(trials(20, row -> number(row, "x")));
    enough.addAll(trials(5, row -> Double.NaN));
    ParameterImportance found = ParameterImportance.of(enough, COLUMNS);
    assertThat(found.trials()).isEqualTo(20);
    assertThat(found.best()).isEqualTo(5);
    assertThat(found.shares()).hasSize(5);
  }

  private static double number(Map<String, Object> row, String name) {
    return ((Number) row.get(name)).doubleValue();
  }

  private static Map<String, Double> shares(
      int trials, ToDoubleFunction<Map<String, Object>> function) {
    return ParameterImportance.of(trials(trials, function), COLUMNS).shares().stream()
        .collect(Collectors.toMap(Share::parameter, Share::share));
  }

  private static List<TrialFacts> trials(
      int count, ToDoubleFunction<Map<String, Object>> function) {
    Random random = new Random(7);
    List<TrialFacts> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new HashMap<>();
      row.put("x", random.nextDouble());
      row.put("rate", Math.pow(10, -5 * random.nextDouble()));
      row.put("word", List.of("a", "b", "c").get(random.nextInt(3)));
      row.put("idle", random.nextDouble());
      if (random.nextBoolean()) {
        row.put("when", random.nextDouble());
      }
      row.put("fixed", 1L);
      double score = function.applyAsDouble(row);
      facts.add(
          new TrialFacts(
              i, TrialState.COMPLETED, score, score, 0, 1, 1, "s", "", "", row, List.of()));
    }
    return facts;
  }
}
