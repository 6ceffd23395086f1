package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.stopping.Asha.Mode;
import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.stopping.MedianStopping;
import dev.sweepline.sweep.stopping.MedianStopping.Level;
import dev.sweepline.sweep.stopping.PatienceStopping;
import dev.sweepline.sweep.stopping.StopCondition;
import dev.sweepline.sweep.trial.Iterations;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code early_terminate} means, and what its mistakes are answered with. */
class StoppingReaderTest {
  private static ParsedSweep read(String rule) {
    return SweepFile.read(
        "a.yaml",
        "method: grid\nmetric: {name: m}\nparameters: {a: {values: [1, 2]}}\nearly_terminate: "
            + rule
            + "\nbudget: {epochs: 9}");
  }

  @Test
  void read_fillsWhatIsLeftOut() {
    assertThat(rules(read("{type: hyperband, min_iter: 3}")))
        .containsExactly(
            new Hyperband(OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty(), 3, true));
    assertThat(rules(read("[{type: asha}, {type: median}, {type: patience, patience: 4}]")))
        .containsExactly(
            new Asha(1, OptionalInt.empty(), 3, 1, Mode.STOP, Iterations.REPORTS),
            new MedianStopping(1, 5, Level.BESTS, Iterations.REPORTS),
            new PatienceStopping(4, 0, 1, Iterations.REPORTS));
  }

  @Test
  void read_beginsAtATenthOfTheBudget() {
    String file =
        "method: grid\nmetric: {name: m}\nparameters: {a: {values: [1, 2]}}\n"
            + "early_terminate: [{type: asha}, {type: asha, unit: steps}, {type: median}]\n"
            + "budget: {epochs: 48}";

    assertThat(rules(SweepFile.read("a.yaml", file)))
        .containsExactly(
            new Asha(5, OptionalInt.empty(), 3, 1, Mode.STOP, Iterations.REPORTS),
            new Asha(1, OptionalInt.empty(), 3, 1, Mode.STOP, Iterations.STEPS),
            new MedianStopping(5, 5, Level.BESTS, Iterations.REPORTS));
  }

  @Test
  void read_takesWhatIsGiven() {
    assertThat(
            rules(
                read(
                    "[{type: asha, min_iter: 2, max_iter: 9, eta: 2, brackets: 2, mode: promote,"
                        + " unit: epochs}, {type: median, min_iter: 3, min_trials: 9, of:"
                        + " averages}, {type: patience, patience: 4, min_delta: 0.5, min_iter: 6,"
                        + " unit: steps}]")))
        .containsExactly(
            new Asha(2, OptionalInt.of(9), 2, 2, Mode.PROMOTE, Iterations.EPOCHS),
            new MedianStopping(3, 9, Level.AVERAGES, Iterations.REPORTS),
            new PatienceStopping(4, 0.5, 6, Iterations.STEPS));
  }

  @Test
  void read_takesConditionsOnAnyMetric() {
    List<EarlyTermination> rules =
        rules(
            read(
                "{type: asha}\n"
                    + "stop_if: [\"m > 3 and epoch >= 2\", \"log(my.loss) > 1 or a/b > 2\"]"));

    assertThat(rules).hasSize(3);
    assertThat(((StopCondition) rules.get(1)).condition().names()).containsExactly("m", "epoch");
    assertThat(((StopCondition) rules.get(2)).condition().names())
        .containsExactly("my.loss", "a", "b");
  }

  @Test
  void read_takesTheSweepsMetricWhole() {
    ParsedSweep reading =
        SweepFile.read(
            "a.yaml",
            "method: grid\nmetric: {name: val/loss}\nparameters: {a: {values: [1, 2]}}\n"
                + "stop_if: val/loss > 3");

    assertThat(((StopCondition) rules(reading).get(0)).condition().names())
        .containsExactly("val/loss");
  }

  private static List<EarlyTermination> rules(ParsedSweep reading) {
    assertThat(reading.errors()).isEmpty();
    return reading.sweep().orElseThrow().search().earlyTerminate();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void read_answersMistakeWithOneLine(String rule, String expected) {
    ParsedSweep reading = read(rule);

    assertThat(Mistakes.lines(reading.errors())).isEqualTo(List.of(expected));
    assertThat(reading.sweep()).isEmpty();
  }

  @Test
  void read_warnsOfWhatItIgnores() {
    assertThat(
            Mistakes.lines(read("{type: hyperband, min_iter: 3, max_iter: 27, s: 2}").warnings()))
        .containsExactly(
            "4:18: no trial comes to 9, where hyperband judges last: they train 9 epochs",
            "4:36: min_iter is ignored, because max_iter and s are given");
  }

  @ParameterizedTest
  @MethodSource("idleRules")
  void read_warnsOfRulesThatJudgeNobody(String metric, String rule, List<String> expected) {
    ParsedSweep reading =
        SweepFile.read(
            "a.yaml",
            "method: grid\nmetric: {name: %s}\nparameters: {a: {values: [1, 2]}}\nbudget: {epochs: 9}\nearly_terminate: %s"
                .formatted(metric, rule));

    assertThat(reading.errors()).isEmpty();
    assertThat(Mistakes.lines(reading.warnings())).isEqualTo(expected);
  }

  static Stream<Arguments> idleRules() {
    return Stream.of(
        Arguments.of("m", "{type: asha, min_iter: 8}", List.of()),
        Arguments.of(
            "m",
            "{type: asha, min_iter: 9}",
            List.of("5:18: asha stops nobody: it judges first at 9, and trials train 9 epochs")),
        Arguments.of("m", "{type: asha, min_iter: 9, unit: steps}", List.of()),
        Arguments.of(
            "m",
            "[{type: median}, {type: asha, max_iter: 28}]",
            List.of("5:35: no trial comes to 27, where asha judges last: they train 9 epochs")),
        Arguments.of(
            "test_loss",
            "{type: asha}",
            List.of(
                "5:1: early_terminate stops nobody: trials report test_loss once they are done, not"
                    + " while they train")));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "hyperband",
            "4:18: early_terminate must be a map, not 'hyperband'; write early_terminate: {type:"
                + " hyperband, min_iter: 3}"),
        Arguments.of(
            "{min_iter: 3}", "4:1: early_terminate: type is missing; write type: hyperband"),
        Arguments.of(
            "{type: ashes, min_iter: 3}", "4:25: unknown type 'ashes'; did you mean 'asha'?"),
        Arguments.of(
            "{type: plateau, patience: 3}",
            "4:25: unknown type 'plateau'; did you mean 'patience'?"),
        Arguments.of(
            "{type: x}", "4:25: unknown type 'x'; there are hyperband, asha, median, patience"),
        Arguments.of(
            "{type: median, eta: 3}",
            "4:33: median has no eta; it has min_iter, min_trials, of, unit"),
        Arguments.of(
            "{type: median, of: values}", "4:37: unknown of 'values'; write averages or bests"),
        Arguments.of(
            "{type: median, unit: steps}", "4:39: median counts reports or epochs, not steps"),
        Arguments.of(
            "{type: asha, unit: minutes}",
            "4:37: unknown unit 'minutes'; write reports, epochs or steps"),
        Arguments.of(
            "{type: asha, min_iter: 9, max_iter: 9}",
            "4:1: early_terminate: there is no rung below max_iter 9 with min_iter 9"),
        Arguments.of(
            "{type: asha, max_iter: 9, brackets: 3}",
            "4:1: early_terminate: brackets 3 are more than the rungs, which are 2"),
        Arguments.of(
            "{type: patience}",
            "4:1: early_terminate: patience is missing; write patience: 5, how long no value may be"
                + " better"),
        Arguments.of(
            "{type: patience, patience: 3, min_delta: -1}",
            "4:59: min_delta must be a number from 0, not -1"),
        Arguments.of(
            "[{type: asha}, {type: asha, eta: 1}]", "4:51: eta must be a number above 1, not 1"),
        Arguments.of(
            "{type: asha}\nstop_if: 3",
            "5:10: stop_if must be text, not 3; write stop_if: \"val_loss > 3 and epoch >= 2\""),
        Arguments.of(
            "{type: asha}\nstop_if: 1 < 2",
            "5:10: stop_if names no metric; write stop_if: \"val_loss > 3 and epoch >= 2\""),
        Arguments.of(
            "{type: asha}\nstop_if: m > 3 and",
            "5:10: 'm > 3 and' cannot be read at 'and': missing second operand for operator"),
        Arguments.of(
            "{type: hyperband, min_iter: 0}",
            "4:46: min_iter must be an integer from 1 to 2147483647, not 0"),
        Arguments.of(
            "{type: hyperband, min_iter: 3, eta: 1}", "4:54: eta must be a number above 1, not 1"),
        Arguments.of(
            "{type: hyperband, min_iter: 3, strict: maybe}",
            "4:57: strict must be true or false, not 'maybe'"),
        Arguments.of(
            "{type: hyperband, min_iter: 3, max_iter: 27}",
            "4:59: max_iter needs s, the number of bands; write s: 3, or keep min_iter alone"),
        Arguments.of(
            "{type: hyperband, max_iter: 2, s: 2}",
            "4:1: early_terminate: there is no band below max_iter 2 with eta 3.0"),
        Arguments.of(
            "{type: hyperband, grace_period: 2, min_iter: 3}",
            "4:36: unknown key 'grace_period'; did you mean 'min_iter'?"));
  }
}
