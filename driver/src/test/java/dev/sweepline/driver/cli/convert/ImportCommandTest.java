package dev.sweepline.driver.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import dev.sweepline.sweep.file.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String KATIB =
      """
apiVersion: kubeflow.org/v1beta1
kind: Experiment
metadata:
  namespace: kubeflow
  name: random
spec:
  objective:
    type: minimize
    goal: 0.001
    objectiveMetricName: loss
    additionalMetricNames: [accuracy]
  algorithm:
    algorithmName: tpe
    algorithmSettings: [{name: random_state, value: "10"}, {name: n_startup, value: "5"}]
  earlyStopping:
    algorithmName: medianstop
    algorithmSettings: [{name: min_trials_required, value: "1"}, {name: start_step, value: "4"}]
  parallelTrialCount: 3
  maxTrialCount: 12
  maxFailedTrialCount: 3
  resumePolicy: Never
  parameters:
    - name: lr
      parameterType: double
      feasibleSpace: {min: "0.01", max: "0.05"}
    - name: layers
      parameterType: int
      feasibleSpace: {min: "2", max: "5"}
    - name: optimizer
      parameterType: categorical
      feasibleSpace: {list: [sgd, adam, "1e-3"]}
    - name: decay
      parameterType: double
      feasibleSpace: {min: "0.00001", max: "0.1", distribution: logUniform}
  trialTemplate:
    primaryContainerName: training-container
    trialParameters:
      - {name: learningRate, description: Learning rate, reference: lr}
      - {name: numberLayers, reference: layers}
      - {name: opt, reference: optimizer}
    trialSpec:
      apiVersion: batch/v1
      kind: Job
      spec:
        template:
          spec:
            containers:
              - name: training-container
                image: docker.io/kubeflowkatib/pytorch-mnist-cpu:latest
                command:
                  - "python3"
                  - "/opt/mnist.py"
                  - "--epochs=1"
                  - "--learning-rate=${trialParameters.learningRate}"
                  - "--num-layers"
                  - "${trialParameters.numberLayers}"
                  - "model.optimizer=${trialParameters.opt}"
            restartPolicy: Never
""";

  private static final String DETERMINED =
      """
      name: mnist_pytorch_adaptive_search
      hyperparameters:
        learning_rate: {type: log, base: 10, minval: -4.0, maxval: -1.0}
        n_filters1: {type: int, minval: 8, maxval: 64, count: 3}
        dropout1: {type: double, minval: 0.2, maxval: 0.8}
        opt: {type: categorical, vals: [sgd, adam]}
        batch: 64
        aug:
          flip: {type: const, val: true}
          degrees: {type: int, minval: 0, maxval: 30}
      searcher:
        name: adaptive_asha
        metric: validation_loss
        smaller_is_better: true
        max_trials: 16
        max_length: {batches: 937}
        max_concurrent_trials: 4
      entrypoint: python3 train.py
      records_per_epoch: 50000
      max_restarts: 2
      resources: {slots_per_trial: 1}
      """;

  private static final String NNI =
      """
      experimentName: mnist
      searchSpaceFile: space.json
      trialCommand: python3 mnist.py --epochs 10
      trialCodeDirectory: code
      trialGpuNumber: 0
      trialConcurrency: 1
      maxExperimentDuration: 1h
      maxTrialNumber: 10
      tuner:
        name: TPE
        classArgs: {optimize_mode: maximize, seed: 7}
      assessor:
        name: Medianstop
        classArgs: {optimize_mode: maximize, start_step: 5}
      trainingService: {platform: local}
      """;

  private static final String HYDRA =
      """
      defaults:
        - override hydra/sweeper: optuna
        - override hydra/sweeper/sampler: tpe
      hydra:
        mode: MULTIRUN
        sweeper:
          sampler: {seed: 123, n_startup_trials: 10}
          direction: maximize
          study_name: sphere
          storage: null
          n_trials: 20
          n_jobs: 1
          params:
            x: range(-5.5, 5.5, step=0.5)
            y: choice(-5, 0, 5)
            lr: tag(log, interval(0.00001, 0.1))
            layers: range(1, 4)
            +model.name: "resnet, 'vit b'"
            data: glob(*)
      x: 1
      y: 1
      """;

  private static final String SPACE =
      """
{"batch_size": {"_type": "choice", "_value": [16, 32]},
 "hidden": {"_type": "randint", "_value": [8, 64]},
 "lr": {"_type": "loguniform", "_value": [0.0001, 0.1]},
 "dropout": {"_type": "quniform", "_value": [0.1, 0.9, 0.1]},
 "odd": {"_type": "mutable_layer", "_value": {}},
 "layer": {"_type": "choice", "_value": [{"_name": "empty"}, {"_name": "conv", "kernel": {"_type": "choice", "_value": [3, 5]}}]}}
""";

  @TempDir Path folder;

  @Test
  void katib_commandSettingsAndSpaceAreCarriedOver() throws IOException {
    assertThat(imported("katib.yaml", KATIB))
        .isEqualTo(
            """
# Made from katib.yaml, a Katib experiment. Check it with: deploy/sweep plan FILE
# algorithm setting n_startup: 5 has no twin here
# command item model.optimizer=${trialParameters.opt} has no twin: the program gets --optimizer=…
name: random
method: tpe
seed: 10
metric: {name: loss, goal: minimize, target: 0.001}
run_cap: 12
budget: {parallel: 3, failed: 3}
early_terminate: {type: median, min_trials: 1, min_iter: 4}
command: [python3, /opt/mnist.py, "--epochs=1", "${args}"]
report: {pattern: "([\\\\w|-]+)\\\\s*=\\\\s*([+-]?\\\\d*(?:\\\\.\\\\d+)?(?:[Ee][+-]?\\\\d+)?)"}
parameters:
  learning-rate: {min: 0.01, max: 0.05}
  # Katib calls it lr, the program --learning-rate
  num-layers: {min: 2, max: 5}
  # Katib calls it layers, the program --num-layers
  optimizer: {values: [sgd, adam, 0.001]}
  decay: {min: 0.00001, max: 0.1, log: true}
# Without a twin here:
#   metadata.namespace: kubeflow
#   spec.resumePolicy: Never
#   spec.trialTemplate.primaryContainerName: training-container
#   spec.trialTemplate.trialSpec.spec.template.spec.containers[0].name: training-container
#   spec.trialTemplate.trialSpec.spec.template.spec.containers[0].image: "docker.io/kubeflowkatib/pytorch-mnist-cpu:latest"
#   spec.trialTemplate.trialSpec.spec.template.spec.restartPolicy: Never
""");
  }

  @Test
  void determined_hyperparametersAndSearcherAreCarriedOver() throws IOException {
    assertThat(imported("det.yaml", DETERMINED))
        .isEqualTo(
            """
            # Made from det.yaml, a Determined experiment. Check it with: deploy/sweep plan FILE
            # rungs begin at the first report; set early_terminate.min_iter to your first rung
            # Determined hands parameters over by its library; here the program gets --name=value
            name: mnist_pytorch_adaptive_search
            method: random
            metric: {name: validation_loss, goal: minimize}
            run_cap: 16
            budget: {steps: 937, parallel: 4, retries: 2}
            early_terminate: {type: asha, min_iter: 1, eta: 4, brackets: 3}
            resources: {gpus: 1}
            command: [python3, train.py, "${args}"]
            parameters:
              learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.1}
              n_filters1: {min: 8, max: 64, count: 3}
              dropout1: {min: 0.2, max: 0.8}
              opt: {values: [sgd, adam]}
              batch: {value: 64}
              aug: {parameters: {flip: {value: true}, degrees: {min: 0, max: 30}}}
            # Without a twin here:
            #   records_per_epoch: 50000
            """);
  }

  @Test
  void nni_searchSpaceBesideTheExperimentIsCarriedOver() throws IOException {
    Files.writeString(folder.resolve("space.json"), SPACE);

    assertThat(imported("nni.yaml", NNI))
        .isEqualTo(
            """
# Made from nni.yaml, an NNI experiment. Check it with: deploy/sweep plan FILE
# NNI hands parameters over by nni.get_next_parameter(); here the program gets --name=value
# NNI's metric has no name: print {"default": …} as a line, or log it with wandb
name: mnist
method: tpe
metric: {name: default, goal: maximize}
seed: 7
run_cap: 10
budget: {parallel: 1, time: "1h"}
early_terminate: {type: median, min_iter: 5}
command: [python3, mnist.py, "--epochs", "10", "${args}"]
directory: code
parameters:
  batch_size: {values: [16, 32]}
  hidden: {min: 8, max: 63}
  lr: {distribution: log_uniform_values, min: 0.0001, max: 0.1}
  dropout: {distribution: q_uniform, min: 0.1, max: 0.9, q: 0.1}
  # odd: mutable_layer has no twin here
  layer: {values: [empty, conv]}
  layer.kernel: {values: [3, 5], when: {layer: conv}}
# Without a twin here:
#   trainingService: {platform: local}
""");
  }

  @Test
  void hydra_sweepersBlockIsCarriedOver() throws IOException {
    assertThat(imported("hydra.yaml", HYDRA))
        .isEqualTo(
            """
            # Made from hydra.yaml, a Hydra configuration. Check it with: deploy/sweep plan FILE
            # Hydra's figure is what the main function returns, without a name: print
            # {"objective": …} as a line, or log it with wandb
            # the file does not name its program: write it in place of main.py
            name: sphere
            method: tpe
            metric: {name: objective, goal: maximize}
            seed: 123
            run_cap: 20
            budget: {parallel: 1}
            program: main.py
            command: ["${env}", "${interpreter}", "${program}", "${args_no_hyphens}"]
            parameters:
              x: {min: -5.5, max: 5.5, step: 0.5}
              y: {values: [-5, 0, 5]}
              lr: {min: 0.00001, max: 0.1, log: true}
              layers: {min: 1, max: 4}
              model.name: {values: [resnet, "vit b"]}
              data: {value: "glob(*)"}
              # glob(*) has no twin here; write values: […] or min and max
            # Without a twin here:
            #   hydra.sweeper.sampler.n_startup_trials: 10
            #   hydra.sweeper.storage: null
            """);
  }

  @Test
  void nniSearchSpaceAlone_saysWhatIsMissing() throws IOException {
    assertThat(imported("space.json", SPACE))
        .contains("# the search space says no method, no metric")
        .contains("  layer.kernel: {values: [3, 5], when: {layer: conv}}\n");
  }

  @Test
  void basicSweeperOfHydra_isAGrid() throws IOException {
    String text = "hydra: {sweeper: {params: {db: 'mysql,postgresql', n: 'range(1,4)', k: 5}}}\n";

    assertThat(imported("config.yaml", text))
        .contains("method: grid\n")
        .contains("  db: {values: [mysql, postgresql]}\n  n: {min: 1, max: 3}\n  k: {value: 5}\n");
  }

  @Test
  void determinedClass_needsAScript() throws IOException {
    String text =
        "searcher: {name: single, metric: accuracy, smaller_is_better: false}\n"
            + "hyperparameters: {lr: 0.1}\nentrypoint: model_def:MNistTrial\n";

    assertThat(imported("det.yaml", text))
        .contains("# entrypoint model_def:MNistTrial is a class of Determined's")
        .contains("metric: {name: accuracy, goal: maximize}\nrun_cap: 1\n");
  }

  @Test
  void sweepFile_needsNoImport() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sweep.yaml"), "method: grid\nparameters: {lr: {value: 1}}\n");

    CliRun run = CliRun.of("import", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).singleElement().asString().endsWith("a file of W&B's needs no import");
  }

  @Test
  void brokenFile_isToldWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("katib.yaml"), "kind: [Experiment\n");

    CliRun run = CliRun.of("import", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(file + ":1:7: not YAML: this '[' is never closed; write ']' at its end");
  }

  /** What a file becomes: without a mistake in it. */
  private String imported(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    CliRun run = CliRun.of("import", file.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    String sweep = String.join("\n", run.out()) + "\n";
    assertThat(SweepFile.read("sweep.yaml", sweep).errors()).isEmpty();
    return sweep;
  }
}
