package dev.sweepline.driver.sampler.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.PriorSweep.PriorTrial;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriorTrialsTest {
  private static final TrialEnd COMPLETED = new TrialEnd.Completed();

  private final SweepHistory earlier =
      new SweepHistory(TestSubmissions.submission("earlier").build());

  private static Sweep sweep(Goal goal, String rest) {
    return SweepFile.read(
            "s.yaml",
            "method: tpe\nmetric: {name: score, goal: %s}\n".formatted(goal.word()) + rest)
        .sweep()
        .orElseThrow();
  }

  private void trial(Map<String, Object> parameters, Map<String, Double> metrics, TrialEnd end) {
    TrialId id = new TrialId("earlier", earlier.trials().size());
    earlier.apply(new TrialStarted(id, 0, 1, 1, parameters, Budget.epochs(1), "a"));
    earlier.apply(new TrialMeasured(id, 0, 1, 2, 1, new Measurement(1, 1, metrics)));
    earlier.apply(new TrialEnded(id, 0, 1, 3, new TrialReport(end, 1, Map.of())));
  }

  private void completed(Map<String, Object> parameters, double score) {
    trial(parameters, Map.of("score", score), COMPLETED);
  }

  private PriorSweep prior(Sweep sweep) {
    return new PriorTrials(sweep, 1).of(earlier);
  }

  @ParameterizedTest
  @EnumSource
  void trialsInTheSpace_areTakenWithTheirValues(Goal goal) {
    completed(Map.of("a", 0.25, "unknown", 7L), 3);
    completed(Map.of("a", 1.0), -2);
    trial(
        Map.of("a", 0.5),
        Map.of("score", Double.NaN),
        new TrialEnd.Failed(FailureKind.DIVERGED, "loss is NaN", ""));

    PriorSweep prior = prior(sweep(goal, "parameters: {a: {min: 0.0, max: 1.0}}"));

    assertThat(prior.sweep()).isEqualTo("earlier");
    assertThat(prior.unfit()).isZero();
    assertThat(prior.trials())
        .containsExactly(
            new PriorTrial(0, Map.of("a", 0.25), List.of(3.0)),
            new PriorTrial(1, Map.of("a", 1.0), List.of(-2.0)),
            new PriorTrial(2, Map.of("a", 0.5), List.of(Double.NaN)));
    assertThat(prior.text()).isEqualTo("begins with 3 trials of earlier");
  }

  @Test
  void trialsThatAreNoPoints_areCountedAndTheFirstSaysWhy() {
    completed(Map.of("a", 2.0, "b", "x"), 1);
    completed(Map.of("a", 0.5), 1);
    completed(Map.of("a", 0.5, "b", "z"), 1);
    trial(Map.of("a", 0.5, "b", "x"), Map.of("other", 1.0), COMPLETED);
    completed(Map.of("a", 0.9, "b", "x"), 1);
    completed(Map.of("a", 0.1, "b", "x"), 1);

    PriorSweep prior =
        prior(
            sweep(
                Goal.MINIMIZE,
                "require: a < 0.8\nparameters: {a: {min: 0.0, max: 1.0}, b: {values: [x, y]}}"));

    assertThat(prior.trials()).extracting(PriorTrial::trial).containsExactly(5);
    assertThat(prior.unfit()).isEqualTo(5);
    assertThat(prior.text())
        .isEqualTo("begins with 1 trial of earlier; 5 did not fit: trial 0's a is not 0.0..1.0");
  }

  @Test
  void groupsConditionsAndFormulas_areThoseOfTheNewSpace() {
    completed(Map.of("kind", "mlp", "deep", Map.of("width", 8L)), 1);
    completed(Map.of("kind", "linear"), 2);

    PriorSweep prior =
        prior(
            sweep(
                Goal.MINIMIZE,
                """
                parameters:
                  kind: {values: [mlp, linear]}
                  deep:
                    parameters:
                      width: {values: [8, 16], when: {kind: mlp}}
                  size: {expr: "if(kind == 'mlp', 2, 1)"}
                """));

    assertThat(prior.trials())
        .containsExactly(
            new PriorTrial(
                0, Map.of("kind", "mlp", "deep", Map.of("width", 8L), "size", 2L), List.of(1.0)),
            new PriorTrial(1, Map.of("kind", "linear", "size", 1L), List.of(2.0)));
  }

  @Test
  void severalObjectives_areAllTaken() {
    trial(Map.of("a", 0.5), Map.of("score", 1.0, "seconds", 9.0), COMPLETED);
    completed(Map.of("a", 0.6), 1);
    Sweep sweep =
        SweepFile.read(
                "s.yaml",
                "method: bayes\nmetrics: [{name: score, goal: maximize}, {name: seconds}]\n"
                    + "parameters: {a: {min: 0.0, max: 1.0}}")
            .sweep()
            .orElseThrow();

    PriorSweep prior = prior(sweep);

    assertThat(prior.trials())
        .containsExactly(new PriorTrial(0, Map.of("a", 0.5), List.of(1.0, 9.0)));
    assertThat(prior.why()).isEqualTo("trial 1 has no seconds");
  }

  @Test
  void veryManyTrials_areThinnedEvenlyByRank() {
    IntStream.range(0, 2500).forEach(i -> completed(Map.of("a", i / 2500.0), (i * 7) % 2500));

    PriorSweep prior = prior(sweep(Goal.MINIMIZE, "parameters: {a: {min: 0.0, max: 1.0}}"));

    List<Double> values =
        prior.trials().stream().map(each -> each.values().get(0)).sorted().toList();
    assertThat(values).hasSize(1000).startsWith(0.0).endsWith(2499.0);
    for (int i = 1; i < values.size(); i++) {
      assertThat(values.get(i) - values.get(i - 1)).isBetween(2.0, 3.0);
    }
    assertThat(prior.trials()).extracting(PriorTrial::trial).isSorted();
  }
}
