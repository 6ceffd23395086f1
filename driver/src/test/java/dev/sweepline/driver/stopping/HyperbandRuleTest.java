package dev.sweepline.driver.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HyperbandRuleTest {
  private static final String METRIC = "loss";
  private static final Hyperband BAND_OF_ONE =
      new Hyperband(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty(), 2, true);

  /** What W&amp;B's engine answers, whichever way the metric points. */
  @TestFactory
  List<DynamicTest> decide_stopsWhomWandbStops() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : vectors()) {
      Optional<Goal> read = Goal.ofWord(vector.path("goal").asText());
      // A goal that is no word of ours is refused where the file is read.
      if (vector.hasNonNull("stopped") && read.isPresent()) {
        Goal goal = read.get();
        String name = vector.get("case").textValue();
        tests.add(DynamicTest.dynamicTest(name, () -> check(vector, goal, 1)));
        Goal other = goal == Goal.MINIMIZE ? Goal.MAXIMIZE : Goal.MINIMIZE;
        tests.add(DynamicTest.dynamicTest(name + ", turned", () -> check(vector, other, -1)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  private static void check(JsonNode vector, Goal goal, int sign) {
    History made = new History(goal);
    List<String> names = new ArrayList<>();
    for (JsonNode run : vector.get("runs")) {
      List<Double> values = new ArrayList<>();
      for (JsonNode value : run.get("history")) {
        values.add(value.isNumber() ? sign * value.doubleValue() : Double.NaN);
      }
      made.trial(run.get("state").textValue().equals("running"), values);
      names.add(run.get("name").textValue());
    }
    StoppingRule rule = new HyperbandRule(hyperband(vector.get("early_terminate")), made.objective);

    List<String> stopped =
        made.history.trials().stream()
            .filter(trial -> trial.state() == TrialState.RUNNING)
            .filter(trial -> rule.decide(made.history, trial) instanceof Decision.Stop)
            .map(trial -> names.get(trial.trial()))
            .toList();

    List<String> expected = new ArrayList<>();
    vector.get("stopped").forEach(name -> expected.add(name.textValue()));
    assertThat(stopped).isEqualTo(expected);
  }

  @Test
  void decide_saysWhatWasAskedAndWhatThereWas() {
    History made = new History(Goal.MAXIMIZE);
    made.trial(false, List.of(0.9));
    made.trial(false, List.of(0.7));
    made.trial(true, List.of(0.6));

    assertThat(stop(made, BAND_OF_ONE, 2))
        .contains(new TrialEnd.Stopped("hyperband", 1, 0.7, 0.6, 3));
  }

  @Test
  void decide_neverCountsWhatIsNotANumber() {
    History made = new History(Goal.MINIMIZE);
    made.trial(false, List.of(Double.NaN, Double.POSITIVE_INFINITY));
    made.trial(false, List.of(Double.NEGATIVE_INFINITY));
    made.trial(true, List.of(Double.NaN, 5.0));
    made.trial(true, List.of(Double.NaN));

    assertThat(stop(made, BAND_OF_ONE, 2)).isEmpty();
    assertThat(stop(made, BAND_OF_ONE, 3)).isEmpty();
  }

  @Test
  void decide_letsTiesGoOn() {
    History made = new History(Goal.MINIMIZE);
    made.trial(true, List.of(5.0));
    made.trial(true, List.of(5.0));
    made.trial(true, List.of(5.0));

    assertThat(stop(made, BAND_OF_ONE, 2)).isEmpty();
  }

  private static Optional<TrialEnd.Stopped> stop(History made, Hyperband bands, int trial) {
    Decision decision =
        new HyperbandRule(bands, made.objective)
            .decide(made.history, made.history.trial(trial).orElseThrow());
    return decision instanceof Decision.Stop stop ? Optional.of(stop.end()) : Optional.empty();
  }

  private static Hyperband hyperband(JsonNode node) {
    return new Hyperband(
        whole(node, "min_iter"),
        whole(node, "max_iter"),
        whole(node, "s"),
        node.path("eta").asDouble(Hyperband.DEFAULT_ETA),
        node.path("strict").asBoolean(true));
  }

  private static OptionalInt whole(JsonNode node, String field) {
    return node.has(field) ? OptionalInt.of(node.get(field).intValue()) : OptionalInt.empty();
  }

  private static JsonNode vectors() throws Exception {
    try (InputStream file =
        HyperbandRuleTest.class.getResourceAsStream("/conformance/wandb-vectors.json")) {
      return new ObjectMapper().readTree(file).get("hyperband");
    }
  }

  /** A sweep whose trials have reported. */
  private static final class History {
    private final Objective objective;
    private final SweepHistory history;
    private int trials;

    History(Goal goal) {
      objective = new Objective(METRIC, goal);
      history =
          new SweepHistory(
              TestSubmissions.submission("s-1")
                  .name("s")
                  .objective(objective)
                  .planned(java.util.OptionalLong.empty())
                  .build());
    }

    void trial(boolean running, List<Double> values) {
      TrialId id = new TrialId("s-1", trials++);
      history.apply(new TrialStarted(id, 0, 1, 0, Map.of(), Budget.epochs(9), ""));
      for (int i = 0; i < values.size(); i++) {
        Measurement measurement = new Measurement(i + 1, i + 1, Map.of(METRIC, values.get(i)));
        history.apply(new TrialMeasured(id, 0, 1, 0, i + 1, measurement));
      }
      if (!running) {
        TrialReport report = new TrialReport(new TrialEnd.Completed(), values.size(), Map.of());
        history.apply(new TrialEnded(id, 0, 1, 0, report));
      }
    }
  }
}
