package dev.sweepline.sweep.file;

import static dev.sweepline.sweep.file.Mistakes.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Makes MISTAKES.md: the mistakes that real files make most, and what each is answered with. Where
 * it differs, the new page lies in {@code target}.
 */
class MistakesTableTest {
  private static final String TOP =
      """
# What real sweep files get wrong, and what is said of it

Made by `MistakesTableTest`: the kinds of mistakes that 540 public W&B sweep files make, and today's messages. `⏎` ends a line and `→` is a
tab. A line that is a parameter stands as line 5, below `method: random`, `run_cap`, `metric` and `parameters:`. Every answer begins with the
file's name. A warning says what was read as what; everything else is an error.

| mistake | at W&B | the file | the answer |
|---|---|---|---|
""";

  private record Row(String mistake, String atWandb, String shown, String text) {
    static Row parameter(String mistake, String atWandb, String line) {
      return new Row(mistake, atWandb, line, HEAD + "parameters:\n  " + line + "\n");
    }

    static Row file(String mistake, String atWandb, String... lines) {
      String text = String.join("\n", lines) + "\n";
      String shown = String.join("\n", lines).replace("\n", " ⏎ ").replace("\t", "→");
      return new Row(mistake, atWandb, shown, text);
    }

    /** With a sound parameter, unless the lines have some. */
    static Row top(String mistake, String atWandb, String... lines) {
      Row row = file(mistake, atWandb, lines);
      return new Row(
          mistake, atWandb, row.shown(), row.text() + "parameters: {a: {values: [1, 2]}}\n");
    }

    String line() {
      ParsedSweep reading = SweepFile.read("a.yaml", text);
      List<String> answers = new ArrayList<>(Mistakes.lines(reading.errors()));
      Mistakes.lines(reading.warnings()).forEach(warning -> answers.add("warning " + warning));
      String answer =
          answers.isEmpty() ? "none: it is read as meant" : String.join("<br>", answers);
      return Stream.of(mistake, atWandb, "`" + shown + "`", answer)
              .map(cell -> cell.replace("|", "\\|"))
              .reduce("", (row, cell) -> row + "| " + cell + " ")
          + "|\n";
    }
  }

  @Test
  void page_isThatOfTodaysMessages() throws IOException {
    StringBuilder page = new StringBuilder(TOP);
    Stream.of(
            ofNumbers(),
            ofTheFile(),
            ofOtherTools(),
            ofParameters(),
            ofDistributions(),
            ofMethodAndMetric())
        .flatMap(List::stream)
        .forEach(row -> page.append(row.line()));
    Files.writeString(Path.of("target", "MISTAKES.md"), page);

    assertThat(Path.of("MISTAKES.md")).hasContent(page.toString());
  }

  private static List<Row> ofNumbers() {
    return List.of(
        Row.parameter(
            "a number without a dot or sign in its exponent",
            "text; refused as \"min is not less than max\"",
            "lr: {min: 1e-5, max: 1e-3}"),
        Row.parameter(
            "the same in a list", "text goes to the script", "lr: {values: [1e-4, 1e-3]}"),
        Row.parameter("the same as the value", "text goes to the script", "wd: {value: 1e-5}"),
        Row.parameter(
            "Python's words, quoted or not",
            "text goes to the script",
            "a: {values: [None, 'True']}"),
        Row.parameter(
            "integers where reals are meant", "tries only integers", "a: {min: 0, max: 1}"),
        Row.parameter("one bound of each", "its command line refuses it", "a: {min: 0, max: 0.9}"));
  }

  private static List<Row> ofTheFile() {
    return List.of(
        Row.file(
            "no end",
            "runs for ever",
            "method: random",
            "metric: {name: m}",
            "parameters: {lr: {min: 0.0, max: 0.1}}"),
        Row.top("no end", "runs for ever", "method: bayes", "metric: {name: m}"),
        Row.top("a parameter at the top", "a warning", HEAD + "lr: {values: [1, 2]}"),
        Row.top("a key of another tool", "a warning", HEAD + "max_trials: 9"),
        Row.top("a stray key", "a warning", HEAD + "gpu_count: 9"),
        Row.file("no parameters", "a crash later", HEAD + "parameters:"),
        Row.file("empty parameters", "refused", HEAD + "parameters: {}"),
        Row.file("parameters as a list", "refused", HEAD + "parameters: [lr]"),
        Row.top("no method", "refused", "metric: {name: m}"),
        Row.top("an unknown method", "refused", "method: Bayesian", "metric: {name: m}"),
        Row.top("a template left in", "refused", "method: {{ method }}"),
        Row.top("a broken line", "refused", "method: grid: 1"),
        Row.top("a tab", "refused", "metric:", "\tname: m"),
        Row.file(
            "an open bracket",
            "refused, far from it",
            "method: grid",
            "parameters:",
            "  lr: {values: [1, 2}",
            "  wd: {values: [3, 4]}"),
        Row.file(
            "a wrong indentation",
            "refused",
            "method: grid",
            "parameters:",
            "  lr:",
            "    min: 1",
            "   max: 2"),
        Row.top("a key twice", "the last one wins", "method: grid", "method: random"));
  }

  private static List<Row> ofOtherTools() {
    return List.of(
        Row.file(
            "a Python dictionary",
            "refused",
            "sweep_config = {",
            "  'method': 'random',",
            "  'parameters': {'lr': {'values': (1, 2)}}}"),
        Row.file(
            "a sweep under another key",
            "refused",
            "sweep:",
            "  method: grid",
            "  parameters: {lr: {values: [1, 2]}}"),
        Row.file(
            "a file of Katib",
            "refused",
            "apiVersion: kubeflow.org/v1beta1",
            "kind: Experiment",
            "spec: {…}"),
        Row.file(
            "a file of Determined",
            "refused",
            "searcher: {name: random}",
            "hyperparameters: {lr: 1}"),
        Row.file(
            "a file of NNI", "refused", "{\"lr\": {\"_type\": \"uniform\", \"_value\": [0, 1]}}"),
        Row.file(
            "a configuration of Hydra", "refused", "defaults: [{override hydra/sweeper: optuna}]"),
        Row.file(
            "a file of Ray", "refused", "ppo: {run: PPO, config: {lr: {grid_search: [1, 2]}}}"));
  }

  private static List<Row> ofParameters() {
    return List.of(
        Row.parameter("a dash in a name", "accepted", "learning-rate: {values: [0.1, 0.2]}"),
        Row.parameter("a list that is none", "refused without a reason", "a: {values: 5}"),
        Row.parameter("an illegal name", "a warning", "1st: {value: 5}"),
        Row.parameter("a number for a parameter", "refused", "epochs: 5"),
        Row.parameter("a group without `parameters`", "refused", "opt: {lr: {value: 0.1}}"),
        Row.parameter("an unknown key", "refused", "a: {value: 1, default: 3}"),
        Row.parameter("two kinds at once", "refused", "a: {values: [1, 2], value: 1}"),
        Row.parameter("bounds the wrong way round", "refused", "a: {min: 0.9, max: 0.1}"));
  }

  private static List<Row> ofDistributions() {
    return List.of(
        Row.parameter(
            "values with a distribution of ranges",
            "refused",
            "a: {distribution: uniform, values: [1, 2]}"),
        Row.parameter(
            "real bounds of integers",
            "refused",
            "a: {distribution: int_uniform, min: 0.0, max: 4.0}"),
        Row.parameter(
            "broken bounds of integers",
            "refused",
            "a: {distribution: int_uniform, min: 0.5, max: 4}"),
        Row.parameter(
            "values for exponents",
            "draws e^0.0001..e^0.1, about 1",
            "lr: {distribution: log_uniform, min: 0.0001, max: 0.1}"),
        Row.parameter(
            "exponents, as W&B's first version has them",
            "a deprecation",
            "lr: {distribution: log_uniform, min: -5, max: -1}"),
        Row.parameter(
            "no logarithm of 0",
            "refused",
            "lr: {distribution: log_uniform_values, min: 0, max: 0.1}"));
  }

  private static List<Row> ofMethodAndMetric() {
    String head = "method: random\nrun_cap: 5\nmetric: {name: m}";
    return List.of(
        Row.file(
            "a grid without end",
            "fails at the first run",
            "method: grid\nmetric: {name: m}\nparameters: {a: {min: 0.1, max: 0.9}}"),
        Row.top(
            "a misspelt goal",
            "**minimizes**",
            "method: grid",
            "metric: {name: m, goal: maximise}"),
        Row.top("no metric to learn from", "fails later", "method: bayes", "run_cap: 5"),
        Row.top(
            "no metric to judge by",
            "fails later",
            "method: random",
            "run_cap: 5",
            "early_terminate: {type: hyperband, min_iter: 3}"),
        Row.top(
            "`s` without `max_iter`",
            "ignored",
            head,
            "early_terminate: {type: hyperband, min_iter: 3, s: 2}"),
        Row.top(
            "`max_iter` without `s`",
            "a crash later",
            head,
            "early_terminate: {type: hyperband, max_iter: 27}"),
        Row.top(
            "eta of at most 1",
            "refused",
            head,
            "early_terminate: {type: hyperband, min_iter: 3, eta: 1}"),
        Row.top(
            "no band",
            "a crash later",
            head,
            "early_terminate: {type: hyperband, max_iter: 2, s: 2}"));
  }
}
