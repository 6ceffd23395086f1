package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Output;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.Tracker;
import dev.sweepline.sweep.kit.TestSweeps;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TestPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialResources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepFileTest {
  private static final String FULL =
      """
      name: first
      method: coarse_to_fine
      metric: {name: val_loss, goal: maximize, aggregate: best}
      run_cap: 40.0
      seed: 7
      dataset: digits
      network: {name: mlp, hidden: [64, 32], dropout: 0.5}
      budget: {steps: 100}
      stages:
        - {trials: 8, epochs: 2, sampler: grid}
        - {trials: 6}
      margin: 0.2
      shrink: 0.25
      top: 2
      extend: true
      parameters:
        lr: {distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-1}
        opt.momentum: {min: 0, max: 0.9}
        batch: {distribution: q_uniform, min: 16, max: 64, q: 16}
        layers: {min: 1, max: 3}
        act: {values: [relu, tanh, null, 3, 2.5, yes, [1, 2], {a: 1}]}
        note: {value: 2020-01-01}
      measurements: [layers]
      save: {top: 3}
      refit: {workers: 4, averaging_frequency: 10, batch_size_per_worker: 32, epochs: 20}
      resources: {cpus: 2, gpus: 0.25, memory: 4GB}
      trainer: packed
      tracking: {tensorboard: runs, mlflow: "http://tracker:5000/ml"}
      """;

  @Test
  void read_readsEverythingOfTheCore() {
    Sweep sweep = SweepFile.read("a.yaml", FULL).sweep().orElseThrow();

    assertThat(sweep.name()).isEqualTo("first");
    assertThat(sweep.objective())
        .isEqualTo(new Objective("val_loss", Goal.MAXIMIZE, Aggregate.BEST));
    assertThat(sweep.search().runCap()).hasValue(40);
    assertThat(sweep.search().seed()).isEqualTo(7);
    assertThat(sweep.training().dataset()).contains(NamedOptions.named("digits"));
    assertThat(sweep.training().network())
        .contains(new NamedOptions("mlp", Map.of("hidden", List.of(64L, 32L), "dropout", 0.5)));
    assertThat(sweep.training().budget()).isEqualTo(Budget.steps(100));
    assertThat(sweep.output().recording()).isEqualTo(new Recording(true, 3));
    assertThat(sweep.output().refit())
        .contains(new Refit(OptionalInt.of(4), 10, OptionalInt.of(32), OptionalInt.of(20)));
    assertThat(sweep.output().trackers())
        .containsExactly(
            new Tracker(Tracker.Tool.MLFLOW, "http://tracker:5000/ml"),
            new Tracker(Tracker.Tool.TENSORBOARD, "runs"));
    assertThat(sweep.training().resources())
        .isEqualTo(new TrialResources(2, 0.25, OptionalLong.of(4_000_000_000L)));
    assertThat(sweep.training().resources().trialsOnDevice()).isEqualTo(4);
    assertThat(sweep.training().trainer()).isEqualTo(TrainerChoice.PACKED);
    assertThat(sweep.search().method())
        .isEqualTo(
            new CoarseToFine(
                List.of(
                    new Stage(8, Budget.epochs(2), Stage.Sampling.GRID),
                    new Stage(6, Budget.steps(100), Stage.Sampling.RANDOM)),
                0.2,
                0.25,
                2,
                true));
    assertThat(sweep.space().parameters())
        .isEqualTo(
            Map.of(
                "lr", new LogUniform(1e-4, 0.1),
                "opt.momentum", new Uniform(0, 0.9),
                "batch", new QUniform(16L, 64L, 16L),
                "layers", new IntUniform(1, 3),
                "act",
                    new Categorical(
                        Arrays.asList(
                            "relu", "tanh", null, 3L, 2.5, true, List.of(1L, 2L), Map.of("a", 1L))),
                "note", new Constant("2020-01-01")));
  }

  @Test
  void read_fillsWhatTheFileLeavesOut() {
    Sweep sweep =
        SweepFile.read("folder/my-sweep.yaml", "method: grid\nparameters: {a: {value: 1}}\n")
            .sweep()
            .orElseThrow();

    assertThat(sweep)
        .isEqualTo(
            TestSweeps.sweep()
                .name("my-sweep")
                .objective(new Objective("val_accuracy", Goal.MAXIMIZE))
                .space(sweep.space())
                .method(new Method.GridSearch())
                .seed(0)
                .budget(Budget.epochs(10))
                .limits(Limits.NONE)
                .output(
                    new Output(
                        new Recording(false, 1),
                        new Display(Optional.empty(), List.of()),
                        Optional.empty(),
                        List.of()))
                .build());
  }

  @Test
  void read_takesWhatTrialsAreJudgedOn() {
    String file = "method: grid\nparameters: {a: {value: 1}}\nevaluate: ";
    assertThat(
            SweepFile.read("a.yaml", file + "{test: best, train: 0}\n")
                .sweep()
                .orElseThrow()
                .output()
                .recording())
        .isEqualTo(new Recording(false, 1, TestPolicy.BEST, 0));
    assertThat(SweepFile.read("a.yaml", file + "{test: best}\nsave: {top: 0}\n").errors())
        .extracting(Problem::message)
        .containsExactly("test: best tests the networks that are saved, and save.top is 0");
    assertThat(SweepFile.read("a.yaml", file + "{test: some, train: -1}\n").errors()).hasSize(2);
  }

  @Test
  void read_notesWhereEveryKeyStands() {
    ParsedSweep reading = SweepFile.read("a.yaml", FULL);

    assertThat(reading.places())
        .containsEntry("method", new SourcePosition(2, 1))
        .containsEntry("network.dropout", new SourcePosition(7, 40))
        .containsEntry("network.hidden.1", new SourcePosition(7, 35))
        .containsEntry("stages.1.trials", new SourcePosition(11, 6))
        .containsEntry("parameters.opt.momentum.max", new SourcePosition(18, 26));
    assertThat(reading.locate(new Problem("network.dropout", "too large")).in("a.yaml"))
        .isEqualTo("a.yaml:7:40: too large");
    assertThat(reading.locate(new Problem("nowhere", "x"))).isEqualTo(new Problem("nowhere", "x"));
  }

  @Test
  void read_resolvesAliasesAndMergeKeys() {
    Sweep sweep =
        SweepFile.read(
                "a.yaml",
                """
                method: grid
                parameters:
                  a: &base {distribution: q_uniform, min: 0, max: 4, q: 2}
                  b: {<<: *base, max: 8}
                  c: *base
                """)
            .sweep()
            .orElseThrow();

    assertThat(sweep.space().parameters())
        .isEqualTo(
            Map.of(
                "a", new QUniform(0L, 4L, 2L),
                "b", new QUniform(0L, 8L, 2L),
                "c", new QUniform(0L, 4L, 2L)));
  }

  @Test
  void read_refusesAliasBombWithOneProblem() {
    StringBuilder bomb =
        new StringBuilder("method: grid\nparameters:\n  a0: {value: &a0 [x, x]}\n");
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1);
      bomb.append("  a" + i + ": {value: &a" + i + " [" + before + ", " + before + "]}\n");
    }

    ParsedSweep reading = SweepFile.read("a.yaml", bomb.toString());

    assertThat(reading.errors())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo("the file stands for more than 100000 values"));
  }

  @Test
  void read_neverThrowsAndAlwaysExplains() {
    Random random = new Random(1);
    String alphabet = "{}[]:,-?&*!|>'\"%@`#\n\t \r<=~.0e1xXnN\uFEFF\u0000\uD800é";
    for (int round = 0; round < 1000; round++) {
      StringBuilder text = new StringBuilder(FULL);
      for (int edit = 0; edit <= round % 7; edit++) {
        int at = random.nextInt(text.length());
        char character = alphabet.charAt(random.nextInt(alphabet.length()));
        text.replace(at, at + random.nextInt(Math.min(4, text.length() - at)), "" + character);
      }
      ParsedSweep reading = SweepFile.read("a.yaml", text.toString());

      assertThat(reading.errors().isEmpty()).isEqualTo(reading.sweep().isPresent());
      assertThat(reading.errors())
          .allSatisfy(
              problem -> {
                assertThat(problem.message()).isNotBlank().doesNotContain("\n");
                assertThat(problem.position().line()).isBetween(1, 60);
                assertThat(problem.position().column()).isPositive();
              });
    }
  }
}
