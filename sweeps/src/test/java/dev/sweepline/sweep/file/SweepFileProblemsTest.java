package dev.sweepline.sweep.file;

import static dev.sweepline.sweep.file.Mistakes.HEAD;
import static dev.sweepline.sweep.file.Mistakes.lines;
import static dev.sweepline.sweep.file.Mistakes.parameter;
import static dev.sweepline.sweep.file.Mistakes.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each mistake is answered with. */
class SweepFileProblemsTest {
  @ParameterizedTest
  @MethodSource({"topLevel", "yaml", "brackets", "indentation", "otherTools"})
  void read_answersMistakeWithOneLine(String text, List<String> expected) {
    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(lines(reading.errors())).isEqualTo(expected);
    assertThat(reading.sweep()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("warned")
  void read_warnsAndReadsOn(String text, List<String> expected) {
    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(reading.errors()).isEmpty();
    assertThat(lines(reading.warnings())).isEqualTo(expected);
    assertThat(reading.sweep()).isPresent();
  }

  @Test
  void read_givesAllProblemsOfAFileInFileOrder() {
    String text =
        """
        methd: random
        metric:
          name: val_loss
          goal: maximise
        parameters:
          lr: {min: 0.1, max: 0.01}
          act: {vlaues: [relu]}
        run_cap: 0
        """;

    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(lines(reading.errors()))
        .containsExactly(
            "1:1: unknown key 'methd'; did you mean 'method'?",
            "1:1: method is missing; write method: auto, grid, random, sobol, latin_hypercube,"
                + " bayes, tpe, cma_es, pbt or coarse_to_fine",
            "4:9: unknown goal 'maximise'; did you mean 'maximize'?",
            "6:13: min 0.1 is not less than max 0.01; swap them",
            "7:9: unknown key 'vlaues'; did you mean 'values'?",
            "8:10: run_cap must be an integer from 1 to 2147483647, not 0");
    assertThat(reading.errors().get(2).in("a.yaml"))
        .isEqualTo("a.yaml:4:9: unknown goal 'maximise'; did you mean 'maximize'?");
  }

  private static String population(String keys) {
    return "method: pbt\nmetric: {name: a, goal: maximize}\n"
        + keys
        + "parameters: {lr: {min: 0.1, max: 1.0}}\n";
  }

  static Stream<Arguments> topLevel() {
    String parameters = "parameters: {lr: {value: 1}}\n";
    return Stream.of(
        wrong("", "1:1: the file is empty; write at least method and parameters"),
        wrong("# nothing\n", "1:1: the file is empty; write at least method and parameters"),
        wrong(
            HEAD + parameters + "trial_name: '{rl}-{layers}'\n",
            "5:13: there is no parameter 'rl'; did you mean {lr}?",
            "5:13: there is no parameter 'layers'"),
        wrong(
            HEAD + parameters + "columns: name\n",
            "5:10: columns must be a list, not 'name'; write columns: [name, val_accuracy,"
                + " learning_rate]"),
        wrong(
            HEAD + parameters + "columns: [lr, 3, lr]\n",
            "5:15: a column is a name given once, not 3",
            "5:18: a column is a name given once, not 'lr'"),
        wrong(
            "- 1\n",
            "1:1: a sweep file is a map, not a list; write at least method and parameters"),
        wrong(
            "hello\n",
            "1:1: a sweep file is a map, not 'hello'; write at least method and parameters"),
        wrong(
            "metric: {name: a, goal: minimize}\n" + parameters,
            "1:1: method is missing; write method: auto, grid, random, sobol, latin_hypercube,"
                + " bayes, tpe, cma_es, pbt or coarse_to_fine"),
        wrong(
            "run_cap: 1\nmetric: {name: a, goal: minimize}\nmethod: gird\n" + parameters,
            "3:9: unknown method 'gird'; did you mean 'grid'?"),
        wrong(
            "method: Random\n" + parameters,
            "1:9: unknown method 'Random'; did you mean 'random'?"),
        wrong(
            "method: custom\n" + parameters,
            "1:9: method 'custom' runs W&B's own scheduler; write auto, grid, random, sobol,"
                + " latin_hypercube, bayes, tpe, cma_es, pbt or coarse_to_fine"),
        wrong(
            "method: evolution\n" + parameters,
            "1:9: unknown method 'evolution'; write auto, grid, random, sobol,"
                + " latin_hypercube, bayes, tpe, cma_es, pbt or coarse_to_fine"),
        wrong(
            population("run_cap: 9\nrefit: true\nrepeats: 2\nearly_terminate: {type: median}\n"),
            "3:1: pbt runs 160 trials, population times epochs by interval; remove run_cap",
            "4:1: pbt moves parameters while networks train, so there is no assignment to train"
                + " again; remove refit",
            "5:1: pbt trains one network a trial; remove repeats",
            "6:1: pbt replaces the worst networks itself; write stop_if or nothing"),
        wrong(
            population("budget: {steps: 100}\n"),
            "3:1: pbt looks at networks between epochs; write budget: {epochs: 20}"),
        wrong(
            population("quantile: 0.7\nperturb: 1\nresample: 2\npopulation: 1\nexplore: lr\n"),
            "3:11: quantile 0.7 must be a number above 0, at most 0.5",
            "4:10: perturb 1.0 must be a number above 1",
            "5:11: resample 2.0 must be a number from 0 to 1",
            "6:13: population must be at least 2",
            "7:10: explore must be a list of parameters, not 'lr'; write explore: [learning_rate]"),
        wrong(
            population("explore: [lear]\n"),
            "3:1: there is no parameter 'lear' to explore; explore some of lr"),
        wrong(
            "method: pbt\n" + "parameters: {lr: {min: 0.1, max: 1.0}}\n",
            "1:1: pbt needs a metric to learn from; write metric: {name: val_loss, goal:"
                + " minimize}"),
        wrong(
            "method: random\ninterval: 3\nrun_cap: 3\n" + parameters,
            "2:1: 'interval' is only for method: pbt"),
        wrong("method: 3\n" + parameters, "1:9: method must be text, not 3"),
        wrong(
            HEAD,
            "1:1: parameters is missing; write parameters: and under it lr: {value: 5},"
                + " {values: [1, 2]} or {min: 0.1, max: 0.9}"),
        wrong(
            HEAD + "parameters:\n",
            "4:12: parameters must be a map, not null; write a parameter a"
                + " line, for example lr: {min: 0.1, max: 0.9}"),
        wrong(
            HEAD + "parameters: {}\n",
            "4:13: parameters is empty; write lr: {value: 5},"
                + " {values: [1, 2]} or {min: 0.1, max: 0.9} under it"),
        wrong(
            HEAD + "max_trials: 4\n" + parameters,
            "4:1: unknown key 'max_trials'; did you mean 'run_cap'?"),
        wrong(
            HEAD + "lr: {min: 0.1, max: 1.0}\n" + parameters,
            "4:1: unknown key 'lr'; a parameter belongs under parameters"),
        wrong(
            HEAD + "early_terminate: {type: hyperband}\n" + parameters,
            "4:1: early_terminate: write min_iter, or max_iter and s: when trials are first or last"
                + " judged"),
        wrong(
            HEAD + "budget: {epochs: 1, steps: 2}\n" + parameters,
            "4:21: epochs and steps are both given; remove one of them"),
        wrong(
            HEAD + "budget: {}\n" + parameters,
            "4:1: budget: write epochs or steps, for example budget: {epochs: 10}"),
        wrong(
            HEAD + "budget: 3\n" + parameters,
            "4:9: budget must be a map, not 3; write budget: {epochs: 10}"),
        wrong(
            HEAD + "budget: {epochs: 1.5}\n" + parameters,
            "4:18: epochs must be an integer from 1 to 2147483647, not 1.5"),
        wrong(
            HEAD + "budget: {steps: 0}\n" + parameters,
            "4:17: steps must be an integer from 1 to 2147483647, not 0"),
        wrong(HEAD + "seed: abc\n" + parameters, "4:7: seed must be an integer, not 'abc'"),
        wrong(
            HEAD + "measurements: layers\n" + parameters,
            "4:15: measurements must be a list, not 'layers'; write measurements: [layers]"),
        wrong(
            HEAD + "measurements: [layer]\n" + parameters,
            "4:16: unknown measurement 'layer'; there is layers"),
        wrong(
            HEAD + "measurements: [null]\n" + parameters,
            "4:16: unknown measurement null; there is layers"),
        wrong(
            HEAD + "save: 3\n" + parameters,
            "4:7: save must be a map, not 3; write save: {top: 3}"),
        wrong(
            HEAD + "save: {top: -1}\n" + parameters,
            "4:13: top must be an integer from 0 to 1000, not -1"),
        wrong(HEAD + "save: {}\n" + parameters, "4:1: save: write top, for example save: {top: 3}"),
        wrong(
            HEAD + "refit: 3\n" + parameters,
            "4:8: refit must be a map, not 3; write refit: true or refit: {workers: 4}"),
        wrong(
            HEAD + "refit: {batch_size: 32}\n" + parameters,
            "4:9: unknown key 'batch_size'; did you mean 'batch_size_per_worker'?"),
        wrong(
            HEAD + "refit: {workers: 0}\n" + parameters,
            "4:18: workers must be an integer from 1 to 2147483647, not 0"),
        wrong(
            HEAD + "tracking: http://a:5000\n" + parameters,
            "4:11: tracking must be a map, not 'http://a:5000'; write tracking: {mlflow:"
                + " http://HOST:5000}"),
        wrong(
            HEAD + "tracking: {}\n" + parameters,
            "4:1: tracking: write mlflow or tensorboard, for example tracking: {mlflow:"
                + " http://HOST:5000}"),
        wrong(
            HEAD + "tracking: {mlflow: 'localhost:5000'}\n" + parameters,
            "4:20: 'localhost:5000' is no address of an MLflow server; write http://HOST:5000"),
        wrong(
            HEAD + "tracking: {mlflow: 'https://me:secret@a/'}\n" + parameters,
            "4:20: an address is kept in the log, so no login may stand in it; set"
                + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or"
                + " MLFLOW_TRACKING_TOKEN"),
        wrong(
            HEAD + "tracking: {tensorbord: runs}\n" + parameters,
            "4:12: unknown key 'tensorbord'; did you mean 'tensorboard'?"),
        wrong(
            HEAD + "resources: {gpus: 2}\n" + parameters,
            "4:19: gpus must be 0, 1 or a share of at most 0.5, not 2; a trial trains on one"
                + " device, and gpus: 0.25 lets four share it"),
        wrong(
            HEAD + "resources: {memory: 4}\n" + parameters,
            "4:21: memory must be a size, not 4; write 500MB, 2GB or 1GiB"),
        wrong(HEAD + "name: 5\n" + parameters, "4:7: name must be text, not 5"),
        wrong(
            HEAD + "network: {hidden: 5}\n" + parameters,
            "4:1: network: name is missing; write network: {name: mlp, …}"),
        wrong(HEAD + "dataset: [digits]\n" + parameters, "4:10: dataset must be text, not a list"),
        wrong(
            HEAD + "stages: []\n" + parameters, "4:1: 'stages' is only for method: coarse_to_fine"),
        wrong(
            "method: grid\nmetric: {goal: maximize}\n" + parameters,
            "2:1: metric: name is missing; write what trials are ranked by, such as val_accuracy"),
        wrong(
            "method: grid\nmetric: val_loss\n" + parameters,
            "2:9: metric must be a map, not 'val_loss'; write metric: {name: val_loss, goal:"
                + " minimize}"),
        wrong(
            "method: grid\nmetric: {name: a, goal: max}\n" + parameters,
            "2:25: unknown goal 'max'; did you mean 'maximize'?"),
        wrong(
            "method: grid\nmetric: {name: a, goal: up}\n" + parameters,
            "2:25: unknown goal 'up'; write minimize or maximize"),
        wrong(
            "method: grid\nmetric: {name: a, aggregate: mean}\n" + parameters,
            "2:30: unknown aggregate 'mean'; write last or best"),
        wrong(
            "method: grid\nmetric: {name: a, target: high}\n" + parameters,
            "2:27: target must be a number, not 'high'"),
        wrong(
            "method: grid\nmetric: {name: a, whatever: 1}\n" + parameters,
            "2:19: unknown key 'whatever'; it may be one of name, goal, aggregate, target, impute,"
                + " impute_while_running"));
  }

  static Stream<Arguments> yaml() {
    return Stream.of(
        wrong(
            "method: random\nmethod: grid\nparameters: {a: {value: 1}}\n",
            "2:1: 'method' stands on line 1 already; remove one of them"),
        wrong(
            "method: grid\nparameters:\n  1: {value: 1}\n",
            "3:3: the key 1 is not text; put it in quotes"),
        wrong(
            "method: grid\nparameters:\n\ta: {value: 1}\n",
            "3:1: not YAML: a tab cannot indent; use spaces"),
        wrong(
            "method: grid: x\n",
            "1:13: not YAML: a second ':' on this line; put text that holds ': ' in quotes"),
        wrong("method: [grid\n", "1:9: not YAML: this '[' is never closed; write ']' at its end"),
        wrong(
            "method: {{ method }}\nparameters: {a: {value: 1}}\n",
            "1:10: a key must be text; is this a template that was not filled in?"),
        wrong("a: 1\n---\nb: 2\n", "2:1: a second document starts here; a sweep file holds one"),
        wrong("method: \u0007grid\n", "1:9: not YAML: the character U+0007 is not allowed"),
        wrong(
            "method: *nowhere\n",
            "1:9: not YAML: there is no &nowhere that *nowhere could stand for; put text with a '*'"
                + " in quotes"),
        wrong(
            "method: !!python/object:os.system grid\n",
            "1:9: the tag tag:yaml.org,2002:python/object:os.system is not supported"),
        wrong(
            "method: grid\nparameters: {a: {value: &a [*a]}}\n",
            "2:25: an alias here holds itself"),
        wrong(
            "method: grid\nparameters: {a: {value: 1}}\nkind: &k [*k]\n<<: *k\n",
            "3:7: an alias here holds itself",
            "3:7: '<<' must name a map, such as *base"),
        wrong(
            "method: grid\nparameters: {a: {value: 1}}\n<<: &k [*k]\n",
            "3:5: '<<' must name a map, such as *base"),
        wrong(
            "method: !mine grid\nparameters: {a: {value: !!binary aGk=}}\n",
            "1:9: the tag !mine is not supported",
            "2:25: the tag tag:yaml.org,2002:binary is not supported"),
        wrong(
            "a: " + "[".repeat(60) + "]".repeat(60) + "\n", "1:124: nested deeper than 50 levels"),
        wrong(
            "#" + "x".repeat(1 << 18), "1:1: the file has 262145 characters; write at most 262144"),
        wrong(
            "method: grid\r\nseed: x\r\nparameters: {a: {value: 1}}\r\n",
            "2:7: seed must be an integer, not 'x'"),
        wrong(
            "\uFEFFmethod: gird\nparameters: {a: {value: 1}}\n",
            "1:9: unknown method 'gird'; did you mean 'grid'?"));
  }

  static Stream<Arguments> brackets() {
    return Stream.of(
        wrong(
            "parameters:\n  lr:\n    values: [1, 2\n  wd:\n    values: [3, 4]\n",
            "3:13: not YAML: this '[' is never closed; write ']' at its end"),
        wrong(
            "parameters: {lr: {values: [1, 2]}\nmethod: grid\n",
            "1:13: not YAML: this '{' is never closed; write '}' at its end"),
        wrong(
            "parameters: {lr: {values: [1, ']' # ]\n]}\nmethod: grid\n",
            "1:13: not YAML: this '{' is never closed; write '}' at its end"),
        wrong("a: {values: [1, 2]]}\n", "1:19: not YAML: ']' closes the '{' of line 1; write '}'"),
        wrong("a: [1, 2]]\n", "1:10: not YAML: ']' closes nothing; remove it"),
        wrong(
            "a: {b: 1 c: 2}\n",
            "1:11: not YAML: a comma is missing before this, within the '{' of line 1"),
        wrong("method: 'grid\na: b\n", "1:9: not YAML: this quote is never closed"),
        wrong(
            "a: 'b' c\n",
            "1:8: not YAML: text after a value that has ended; put all of it in quotes"),
        wrong(
            "a: \"C:\\data\"\n",
            "1:8: not YAML: in double quotes \\ begins an escape; write \\\\, or single quotes"),
        wrong("a: @b\n", "1:4: not YAML: text cannot begin with @; put it in quotes"));
  }

  static Stream<Arguments> indentation() {
    return Stream.of(
        wrong(
            "parameters:\n  lr:\n    min: 1\n   max: 2\n",
            "4:4: not YAML: this line is indented by 3, and what it belongs to (line 2) by 2; line"
                + " them up"),
        wrong(
            "parameters:\n  lr:\n    min: 1\n     max: 2\n",
            "4:9: not YAML: this line is indented by 5, deeper than line 3, which has its value"
                + " already; line them up"),
        wrong(
            "parameters:\n  lr:\n    min: 1\n     # so\n     max: 2\n",
            "5:6: not YAML: this line is indented by 5, and what it belongs to (line 3) by 4; line"
                + " them up"),
        wrong(
            "  method: grid\nseed: 1\n",
            "2:1: not YAML: this line is indented less than the first one; line them up"),
        wrong(
            "command:\n  - a\n  b: c\n",
            "3:3: not YAML: this is no item of the list of line 2; begin it with '- '"),
        wrong(
            "a: 1\n- b\n",
            "2:1: not YAML: a list item stands among the keys of line 1; indent it under its key"),
        wrong(
            "a: - b\n",
            "1:4: not YAML: a list that is written with '-' begins on a line of its own"),
        wrong("method grid\nseed: 1\n", "1:1: not YAML: this line has no ':' after its key"),
        wrong("seed: 1\nmethod\n", "2:1: not YAML: this line has no ':' after its key"));
  }

  static Stream<Arguments> otherTools() {
    String python =
        "1:1: this is Python, and a sweep file is YAML: save what yaml.dump(sweep_config) prints";
    return Stream.of(
        wrong("sweep_config = {\n  'method': 'random',\n}\n", python),
        wrong("{'method': 'grid', 'parameters': {'lr': {'values': (1, 2)}}}\n", python),
        wrong("# a sweep\nimport wandb\n", python.replaceFirst("1", "2")),
        wrong(
            "apiVersion: kubeflow.org/v1beta1\nkind: Experiment\nspec: {parameters: []}\n",
            "1:1: this is a Katib experiment, not a sweep file; deploy/sweep import makes one of"
                + " it"),
        wrong(
            "name: x\nhyperparameters: {lr: 1}\nsearcher: {name: random, metric: loss}\n",
            "1:1: this is a Determined experiment, not a sweep file; deploy/sweep import makes one"
                + " of it"),
        wrong(
            "{\"lr\": {\"_type\": \"uniform\", \"_value\": [0, 1]}}\n",
            "1:1: this is an NNI experiment, not a sweep file; deploy/sweep import makes one of"
                + " it"),
        wrong(
            "trialCommand: python a.py\nsearchSpaceFile: space.json\n",
            "1:1: this is an NNI experiment, not a sweep file; deploy/sweep import makes one of"
                + " it"),
        wrong(
            "defaults:\n  - override hydra/sweeper: optuna\nlr: 0.1\n",
            "1:1: this is a Hydra configuration, not a sweep file; deploy/sweep import makes one of"
                + " it"),
        wrong(
            "cartpole:\n  run: PPO\n  env: CartPole-v1\n  config: {lr: {grid_search: [1, 2]}}\n",
            "1:1: this is a Ray Tune experiment, not a sweep file; write method, metric and"
                + " parameters"),
        wrong(
            "project: p\nsweep:\n  method: grid\n  parameters: {lr: {values: [1, 2]}}\n",
            "2:1: the sweep stands under 'sweep'; move what is under it to the top of the file"));
  }

  @Test
  void read_listsTheKeysOnce() {
    String text = HEAD + "whatever: 1\nfoo_bar: 2\nparameters: {a: {value: 1}}\n";

    assertThat(lines(SweepFile.read("a.yaml", text).errors()))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("4:1: unknown key 'whatever'; it may be one of"),
            second -> assertThat(second).isEqualTo("5:1: unknown key 'foo_bar'"));
  }

  static Stream<Arguments> warned() {
    String tail = "parameters: {a: {value: 1}}\n";
    return Stream.of(
        wrong(
            "method: grid\n" + tail,
            "1:1: metric is missing; read as metric: {name: val_accuracy, goal: maximize}"),
        wrong(
            "method: grid\nmetric: {name: val_accuracy}\n" + tail,
            "2:1: goal is missing, so val_accuracy is minimized; write goal: maximize"),
        wrong(
            "method: grid\nmetric: {name: val_accuracy, goal: minimize}\n" + tail,
            "2:36: val_accuracy is usually maximized; write goal: maximize if you mean that"),
        wrong(
            "method: grid\nmetric: {goal: maximize, name: val_rmse}\n" + tail,
            "2:16: val_rmse is usually minimized; write goal: minimize if you mean that"),
        wrong("method: grid\nmetric: {name: reward_per_lossy_step, goal: maximize}\n" + tail),
        wrong(
            "method: random\nrun_cap: 4\nmetric: {name: loss}\nparameters:\n"
                + "  lr: {distribution: q_log_uniform_values, min: 0.0001, max: 0.1, q: 0.0005}\n",
            "5:70: q 0.0005 rounds values near 0.0001 to 0; write a smaller q or larger min"),
        wrong(
            "method: random\nrun_cap: 4\nmetric: {name: loss}\nparameters:\n"
                + "  lr: {distribution: q_log_uniform_values, min: 0.001, max: 0.1, q: 0.0005}\n"),
        wrong(
            "method: random\nrun_cap: 4\nmetric: {name: loss}\nparameters:\n"
                + "  p: {distribution: q_uniform, min: 0.1, max: 0.4}\n",
            "5:7: q, which is 1 where it is not given, leaves a single value, 0.0; write a smaller"
                + " q"),
        wrong(
            "metric: {name: loss}\nmethod: random\nparameters: {a: {min: 0.0, max: 1.0}}\n",
            "2:1: random has no end of its own; run stops after 100 trials, write run_cap to choose"
                + " another number"),
        wrong(
            "metric: {name: loss}\nmethod: bayes\nparameters: {a: {values: [1, 2]}}\n",
            "2:1: bayes has no end of its own; run stops after 100 trials, write run_cap to choose"
                + " another number"),
        wrong("metric: {name: loss}\nmethod: random\n" + tail),
        wrong("metric: {name: loss}\nmethod: sobol\nparameters: {a: {min: 1, max: 100}}\n"),
        wrong(
            "metric: {name: loss}\nmethod: sobol\nparameters: {a: {min: 1, max: 101}}\n",
            "2:1: sobol ends after 101 points; run stops after 100 trials, write run_cap to choose"
                + " another number"),
        wrong(
            "metric: {name: loss}\n"
                + "method: latin_hypercube\n"
                + "require: a <= 50\n"
                + "parameters: {a: {min: 1, max: 200}}\n"),
        wrong(
            "metric: {name: loss}\n"
                + "method: random\n"
                + "parameters: {a: {min: 1, max: 1000}, b: {min: 0, max: 1000}}\n",
            "2:1: random has no end of its own; run stops after 100 trials, write run_cap to choose"
                + " another number"),
        wrong(
            "method: grid\n"
                + "metric: {name: a}\n"
                + "parameters:\n"
                + "  a: {min: 0, max: 1000000}\n"
                + "  b: {min: 0, max: 1000000}\n",
            "3:1: the grid has 1000002000001 points, more than a sweep can run; write run_cap to"
                + " try only the first of them"),
        wrong(
            "method: grid\n"
                + "metric: {name: a}\n"
                + "parameters:\n"
                + "  a: {distribution: q_uniform, min: 0.0, max: 1.0e+300, q: 1.0e-300}\n",
            "3:1: the grid has 9223372036854775807 points, more than a sweep can run; write run_cap"
                + " to try only the first of them"),
        parameter(
            "lr: {min: 1e-5, max: 1E5}",
            "5:13: read 1e-5 as 0.00001; W&B takes it for text",
            "5:24: read 1E5 as 100000; W&B takes it for text"),
        parameter(
            "lr: {values: [&x 1e-5, *x, 1.0e-5, !!float 1e-5, 1.e-5, .5]}",
            "5:17: read 1e-5 as 0.00001; W&B takes it for text"),
        parameter(
            "lr: {values: [1e-5, [2, 1E-4], 0.1, 1e-3]}",
            "5:17: read 1e-5 as 0.00001 (and 2 more of this list likewise); W&B takes them for"
                + " text"),
        parameter(
            "n: {min: 0, max: 1}",
            "5:12: 0 and 1 are integers, so only 0 and 1 are tried; write 0.0 and 1.0 for what lies"
                + " between"),
        parameter("n: {distribution: int_uniform, min: 0, max: 1}"),
        parameter(
            "n: {values: [None, 'True', \"False\", True, null, none]}",
            "5:16: 'None' is text in YAML; write null instead",
            "5:22: 'True' is text in YAML; write true instead",
            "5:30: 'False' is text in YAML; write false instead"),
        parameter("n: {value: None}", "5:14: 'None' is text in YAML; write null instead"),
        wrong(
            HEAD
                + "program: train.py\n"
                + "command: [python]\n"
                + "project: p\n"
                + "entity: e\n"
                + "description: d\n"
                + "controller: {type: local}\n"
                + tail));
  }
}
