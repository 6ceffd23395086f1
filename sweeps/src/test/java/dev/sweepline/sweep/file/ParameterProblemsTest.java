package dev.sweepline.sweep.file;

import static dev.sweepline.sweep.file.Mistakes.lines;
import static dev.sweepline.sweep.file.Mistakes.parameter;
import static dev.sweepline.sweep.file.Mistakes.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each mistake in a parameter, or in how a method meets the parameters, is answered with. */
class ParameterProblemsTest {
  @ParameterizedTest
  @MethodSource({"parameters", "coarseToFine"})
  void read_answersMistakeWithOneLine(String text, List<String> expected) {
    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(lines(reading.errors())).isEqualTo(expected);
    assertThat(reading.sweep()).isEmpty();
  }

  static Stream<Arguments> parameters() {
    return Stream.of(
        parameter("lr: 5", "5:7: parameter 'lr' must be a map, not 5; write {value: 5}"),
        parameter(
            "lr: [1, 2]", "5:7: parameter 'lr' must be a map, not a list; write {values: […]}"),
        parameter(
            "lr: {}",
            "5:3: parameter 'lr': write {value: 5}, {values: [1, 2]} or {min: 0.1, max: 0.9}"),
        parameter(
            "1a: {value: 1}",
            "5:3: parameter name '1a' must be a letter or _, then letters, digits, '_', '.' or"
                + " '-'"),
        parameter(
            "lr: {value: 1, values: [1]}",
            "5:8: 'value' cannot stand beside 'values'; remove one of them"),
        parameter(
            "lr: {values: [1], min: 1}",
            "5:21: 'min' cannot stand beside 'values'; remove one of them"),
        parameter(
            "lr: {value: 1, default: 3}", "5:18: unknown key 'default'; did you mean 'value'?"),
        parameter("lr: {vlaues: [1]}", "5:8: unknown key 'vlaues'; did you mean 'values'?"),
        parameter("lr: {choices: [1]}", "5:8: unknown key 'choices'; did you mean 'values'?"),
        parameter(
            "opt: {lr: {value: 1}}",
            "5:9: unknown key 'lr'; parameters in a group stand under parameters: {…}"),
        parameter(
            "opt: {parameters: {lr: {value: 1}}, value: 3}",
            "5:39: 'value' cannot stand beside 'parameters', which makes this a group"),
        parameter(
            "opt: {parameters: {}}",
            "5:21: parameters is empty; write lr: {value: 5}, {values: [1, 2]} or {min: 0.1, max:"
                + " 0.9}"),
        parameter(
            "lr: {values: [1, 2], probabilities: [0.5, 0.4]}",
            "5:39: probabilities sum to 0.9, not to 1"),
        parameter(
            "lr: {values: [1, 2], probabilities: [0.5, 0.3, 0.2]}",
            "5:39: 3 probabilities for 2 values; write one for each"),
        parameter(
            "lr: {values: [1, 2], probabilities: [1.5, -0.5]}",
            "5:45: a probability is a number >= 0, not -0.5"),
        parameter(
            "lr: {values: [1, 2], probabilities: half}",
            "5:39: probabilities must be a list; write probabilities: [0.5, 0.5]"),
        parameter(
            "lr: {values: [1, 2], distribution: categorical, probabilities: [0.5, 0.5]}",
            "5:51: probabilities need distribution: categorical_w_probabilities, or none"),
        parameter("lr: {values: []}", "5:16: values is empty; write at least one value"),
        parameter("lr: {values: }", "5:15: values is empty; write values: [1, 2]"),
        parameter("lr: {values: null}", "5:16: values is empty; write values: [1, 2]"),
        parameter(
            "lr: {values: [1, 2], probabilities: [-1, half, 0.5]}",
            "5:40: a probability is a number >= 0, not -1",
            "5:44: a probability is a number >= 0, not 'half'"),
        parameter("lr: {values: 5}", "5:16: values must be a list; write value: 5 or values: [5]"),
        parameter(
            "lr: {values: {a: 1}}", "5:16: values must be a list, not a map; write values: [1, 2]"),
        parameter("lr: {min: 1}", "5:3: parameter 'lr': int_uniform needs min and max"),
        parameter("lr: {max: 1.0}", "5:3: parameter 'lr': uniform needs min and max"),
        parameter(
            "lr: {min: 0.1, max: 0.01}", "5:13: min 0.1 is not less than max 0.01; swap them"),
        parameter("lr: {min: 1, max: 1}", "5:13: min 1 is not less than max 1; write value: 1"),
        parameter("lr: {min: true, max: 3}", "5:13: min must be an integer, not true"),
        parameter("lr: {min: '0.1', max: 3.0}", "5:13: min is text; remove the quotes around 0.1"),
        parameter(
            "lr: {min: '0.001', max: '0.1'}",
            "5:13: min is text; remove the quotes around 0.001",
            "5:27: max is text; remove the quotes around 0.1"),
        parameter(
            "lr: {distribution: normal, mu: '-1e-3'}",
            "5:34: mu is text; remove the quotes around -1e-3"),
        parameter("lr: {min: 0.0, max: .inf}", "5:23: .inf is not a finite number"),
        parameter(
            "lr: {min: 0, max: 123456789012345678901}",
            "5:21: the number 123456789012345678901 does not fit in 64 bits"),
        parameter(
            "lr: {min: 0, max: 9007199254740993}",
            "5:3: parameter 'lr': max 9007199254740993 is beyond 2^53"),
        parameter(
            "lr: {min: -1.0e308, max: 1.0e308}",
            "5:3: parameter 'lr': from -1.0E308 to 1.0E308 is too wide"),
        parameter(
            "lr: {min: 1, max: 10, q: 2}",
            "5:25: q needs distribution: q_uniform or q_log_uniform_values"),
        parameter(
            "lr: {mu: 0, sigma: 1}", "5:3: parameter 'lr': mu and sigma need distribution: normal"),
        parameter(
            "lr: {distribution: int_uniform, min: 0, max: 1.5}",
            "5:48: max must be an integer, not 1.5"),
        parameter(
            "lr: {distribution: uniform, min: 0, max: 1, q: 1}",
            "5:47: 'q' does not belong to distribution uniform"),
        parameter(
            "lr: {distribution: uniform, values: [1]}",
            "5:31: 'values' does not belong to distribution uniform"),
        parameter(
            "lr: {distribution: loguniform, min: 1, max: 2}",
            "5:22: unknown distribution 'loguniform'; did you mean 'log_uniform_values'?"),
        parameter(
            "lr: {distribution: nomral}",
            "5:22: unknown distribution 'nomral'; did you mean 'normal'?"),
        parameter(
            "lr: {distribution: xyz}",
            "5:22: unknown distribution 'xyz'; write one of constant, categorical,"
                + " categorical_w_probabilities, int_uniform, uniform, q_uniform,"
                + " log_uniform_values, q_log_uniform_values, inv_log_uniform_values, normal,"
                + " q_normal, log_normal, q_log_normal, beta, q_beta, log_uniform, q_log_uniform,"
                + " inv_log_uniform"),
        parameter("lr: {distribution: beta, a: -1}", "5:31: a -1 must be >= 0"),
        parameter(
            "lr: {distribution: beta, a: 1.0e300}",
            "5:3: parameter 'lr': a 1.0E300 and b 1.0 must be from 0 to 1e9"),
        parameter(
            "lr: {distribution: log_uniform, min: 0.1, max: 1}",
            "5:22: 0.1..1 look like values, but log_uniform takes exponents of e; did you mean"
                + " log_uniform_values?"),
        parameter(
            "lr: {distribution: log_uniform_values, min: 0, max: 1}",
            "5:47: min 0 must be > 0 for log_uniform_values"),
        parameter(
            "lr: {distribution: q_log_uniform_values, min: -1, max: 1}",
            "5:49: min -1 must be > 0 for q_log_uniform_values"),
        parameter("lr: {distribution: q_uniform, min: 0, max: 1, q: 0}", "5:52: q 0 must be > 0"),
        parameter("lr: {distribution: normal, mu: 0, sigma: -1}", "5:44: sigma -1 must be >= 0"),
        parameter("lr: {distribution: 7}", "5:22: distribution must be text, not 7"),
        parameter("lr: {value: .nan}", "5:15: .nan is not a finite number"),
        wrong(
            "method: grid\n"
                + "metric: {name: a}\n"
                + "parameters:\n"
                + "  a: {distribution: inv_log_uniform, min: 0, max: 1}\n",
            "4:3: a grid cannot list parameter 'a', which is inv_log_uniform; write values: […] or"
                + " distribution: q_uniform with a q"),
        wrong(
            "method: grid\n"
                + "metric: {name: a}\n"
                + "parameters:\n"
                + "  a: {min: 0.0, max: 1.0}\n"
                + "  b: {value: 1}\n",
            "4:3: a grid cannot list parameter 'a', which is uniform; write count: 5 for so many"
                + " points, values: […], or distribution: q_uniform with a q"));
  }

  static Stream<Arguments> coarseToFine() {
    return Stream.of(
        coarse("windows: covering\nmargin: 0.1", "5:1: 'margin' is only for windows: centred"),
        coarse("windows: narrow", "4:10: unknown windows 'narrow'; write covering or centred"),
        coarse(
            "stages: 3",
            "4:9: stages must be a list with at least one stage; write stages: [{trials: 9, epochs:"
                + " 3}, {trials: 9, epochs: 6}]"),
        coarse(
            "stages: []",
            "4:9: stages must be a list with at least one stage; write stages: [{trials: 9, epochs:"
                + " 3}, {trials: 9, epochs: 6}]"),
        coarse("stages: [5]", "4:10: stage 1 must be a map, not 5; write {trials: 9, epochs: 3}"),
        coarse(
            "stages: [{epochs: 3}]",
            "4:10: stage 1: trials is missing; write how many it runs, for example trials: 9"),
        coarse(
            "stages: [{trials: 0}]", "4:19: trials must be an integer from 1 to 2147483647, not 0"),
        coarse(
            "stages: [{trials: 9, n: 3}]",
            "4:22: unknown key 'n'; it may be one of trials, epochs, steps, sampler"),
        coarse(
            "stages: [{trials: 9}, {trials: 9, sampler: halton}]",
            "4:44: unknown sampler 'halton'; write grid, random, sobol or latin_hypercube"),
        coarse(
            "stages: [{trials: 9, epochs: 1, steps: 1}]",
            "4:33: epochs and steps are both given; remove one of them"),
        coarse(
            "stages: [{trials: 9}]\nmargin: 0.5",
            "5:9: margin 0.5 must be a number from 0 to below 0.5"),
        coarse(
            "stages: [{trials: 9}]\nshrink: 0",
            "5:9: shrink 0.0 must be a number above 0, at most 1"),
        coarse(
            "stages: [{trials: 9}]\ntop: 0",
            "5:6: top must be an integer from 1 to 2147483647, not 0"),
        wrong(
            "method: coarse_to_fine\nmetric: {name: a, impute: mean}\nstages: [{trials: 9}]\n"
                + "parameters: {a: {values: [1, 2]}}\n",
            "2:27: unknown impute 'mean'; write worst, best or latest"),
        coarse(
            "stages: [{trials: 9}]\nextend: maybe",
            "5:9: extend must be true or false, not 'maybe'"),
        coarse(
            "stages: [{trials: 9}, {trials: 5, sampler: grid}]",
            "4:23: stage 2: a grid over the values of act, bs has 6 combinations, more than its 5"
                + " trials; write more trials or sampler: random"),
        wrong(
            "method: coarse_to_fine\n"
                + "metric: {name: a}\n"
                + "stages: [{trials: 3}]\n"
                + "parameters: {a: {value: 1}}\n",
            "4:1: coarse_to_fine has nothing to narrow; give a parameter values or min and max"));
  }

  private static Arguments coarse(String lines, String... expected) {
    return wrong(
        "method: coarse_to_fine\n"
            + "metric: {name: a}\n"
            + "parameters: {lr: {min: 0.1, max: 0.9}, act: {values: [a, b, a]}, bs: {values: [1, 2,"
            + " 3]}}\n"
            + lines
            + "\n",
        expected);
  }
}
