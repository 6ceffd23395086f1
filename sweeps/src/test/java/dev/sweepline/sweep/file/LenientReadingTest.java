package dev.sweepline.sweep.file;

import static dev.sweepline.sweep.file.Mistakes.HEAD;
import static dev.sweepline.sweep.file.Mistakes.lines;
import static dev.sweepline.sweep.file.Mistakes.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What W&amp;B's users' files get away with where a program is run, and nowhere else. */
class LenientReadingTest {
  private static final String PROGRAM = HEAD + "program: train.py\n";
  private static final String PARAMETERS = "parameters: {a: {values: [1, 2]}}\n";

  @ParameterizedTest
  @MethodSource({"ofPrograms", "ofAnyFile"})
  void read_warnsAndReadsOn(String text, List<String> expected) {
    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(lines(reading.errors())).isEmpty();
    assertThat(lines(reading.warnings())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("ofPrograms")
  void sameWithoutProgram_isAnError(String text, List<String> expected) {
    ParsedSweep reading =
        SweepFile.read("a.yaml", text.replace("program: train.py", "network: mlp"));

    assertThat(reading.errors()).hasSameSizeAs(expected);
  }

  static Stream<Arguments> ofPrograms() {
    return Stream.of(
        wrong(
            PROGRAM + "gpu_count: 9\nruncap: 3\n" + PARAMETERS,
            "5:1: unknown key 'gpu_count' is passed over",
            "6:1: unknown key 'runcap' is passed over; did you mean 'run_cap'?"),
        wrong(
            PROGRAM + "parameters:\n  max_grad:norm: {value: 1}\n  ^learning_rate: {value: 0.5}\n",
            "6:3: parameter name 'max_grad:norm' is odd, and given to the program as it is;"
                + " formulas cannot name it",
            "7:3: parameter name '^learning_rate' is odd, and given to the program as it is;"
                + " formulas cannot name it"),
        wrong(
            PROGRAM
                + "parameters:\n"
                + "  opt: {parameters: {lr: {value: 1}}}\n"
                + "  opt.lr: {values: [1, 2]}\n",
            "7:3: parameter 'opt.lr' stands on line 6 already; this one is passed over"));
  }

  static Stream<Arguments> ofAnyFile() {
    return Stream.of(
        wrong(
            PROGRAM + "parameters:\n  a:\n    values: [1, 2]\n    values: [1, 2]\n",
            "8:5: 'values' stands on line 7 already, with the same value"),
        wrong(
            PROGRAM + "entity: null\n" + PARAMETERS,
            "5:9: entity is empty; remove it, or say something"),
        wrong(
            PROGRAM + "scheduler: {engine: wandb}\n" + PARAMETERS,
            "5:1: scheduler is for W&B's own; here method, budget and resources say what runs"
                + " where"),
        wrong(
            PROGRAM + "parameters: {a: {distribution: int_uniform, min: 2., max: 5}}\n",
            "5:50: min 2. is read as an integer; W&B refuses it"));
  }

  @Test
  void valuesThatDiffer_areNotPassedOver() {
    String text = PROGRAM + "parameters:\n  a:\n    values: [1, 2]\n    values: [1, 3]\n";

    assertThat(lines(SweepFile.read("a.yaml", text).errors()))
        .containsExactly("8:5: 'values' stands on line 7 already; remove one of them");
  }

  @Test
  void groupBesideDottedName_isBoth() {
    String text =
        PROGRAM + "parameters:\n  opt: {parameters: {lr: {value: 1}}}\n  opt.beta: {value: 2}\n";

    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(lines(reading.warnings())).isEmpty();
    assertThat(reading.sweep().orElseThrow().space().assignments().of(name -> name))
        .hasValueSatisfying(
            trial ->
                assertThat(trial.toString()).isEqualTo("{opt={lr=opt.lr}, opt.beta=opt.beta}"));
  }
}
