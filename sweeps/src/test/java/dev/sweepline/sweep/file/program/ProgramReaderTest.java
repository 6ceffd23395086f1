package dev.sweepline.sweep.file.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.program.ReportFormat;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.TrialLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramReaderTest {
  private static final String REST =
      """
      method: random
      run_cap: 4
      metric: {name: loss, goal: minimize}
      parameters:
        learning_rate: {min: 0.0, max: 1.0}
      """;

  private static ParsedSweep read(String text) {
    return SweepFile.read("a.yaml", REST + text);
  }

  private static Sweep sound(String text) {
    ParsedSweep reading = read(text);
    assertThat(reading.errors()).isEmpty();
    return reading.sweep().orElseThrow();
  }

  private static Program program(String text) {
    return sound(text).training().program().orElseThrow();
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(problem -> problem.position() + ": " + problem.message()).toList();
  }

  @Test
  void program_aloneIsStartedAsWandbDoes() {
    Program program = program("program: train.py\n");

    assertThat(program).isEqualTo(Program.of("train.py"));
    assertThat(program.command())
        .containsExactly("${env}", "${interpreter}", "${program}", "${args}");
    assertThat(sound("program: a\n").training().network()).isEmpty();
  }

  @Test
  void everything_isRead() {
    assertThat(
            program(
                """
                program: train.py
                command: [python, -u, "${program}", 3, 0.5, true, "${args}"]
                files: [train.py, src/]
                directory: ../x
                environment: {A: 1, B: "yes", C: yes}
                report: {pattern: '(\\w+)=(\\S+)'}
                wandb: real
                budget: {grace: 5s}
                """))
        .isEqualTo(
            new Program(
                "train.py",
                List.of("python", "-u", "${program}", "3", "0.5", "True", "${args}"),
                List.of("train.py", "src/"),
                "../x",
                Map.of("A", "1", "B", "yes", "C", "yes"),
                new ReportFormat("", "(\\w+)=(\\S+)"),
                true,
                Duration.ofSeconds(5)));
  }

  @Test
  void programs_hangOnlyWhereTheFileSaysSo() {
    assertThat(sound("program: a\n").limits().trial().hangAfter()).isEqualTo(TrialLimits.FOREVER);
    assertThat(sound("program: a\nbudget: {retries: 1}\n").limits().trial().hangAfter())
        .isEqualTo(TrialLimits.FOREVER);
    assertThat(sound("program: a\nbudget: {hang_after: 5m}\n").limits().trial().hangAfter())
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(sound("network: mlp\n").limits().trial().hangAfter())
        .isEqualTo(TrialLimits.HANG_AFTER);
  }

  @Test
  void network_besideAProgram_isAnErrorThatSaysWhichToDelete() {
    assertThat(lines(read("program: train.py\nnetwork: mlp\ndataset: digits\n").errors()))
        .containsExactly(
            "7:1: program and network are both given: delete program to train the network, or"
                + " network to run the program");
    assertThat(lines(read("program: train.py\ndataset: digits\n").warnings()))
        .containsExactly("7:1: dataset is for networks; a program takes no notice of it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
program: -c                 | 6:10: program -c begins with a dash, which interpreters take for an option; write ./-c
program: 3                  | 6:10: program must be text, not 3
command: python x           | 6:10: command must be a list, not 'python x'; write command: [python, train.py, "${args}"]
command: []                 | 6:10: command must be a list, not an empty list; write command: [python, train.py, "${args}"]
command: [python, [a]]      | 6:19: an item of command is text, not a list
files: [a]                  | 6:1: files is for a program, and the file names none; write program: train.py
""")
  void mistake_isToldWithItsPlace(String text, String message) {
    assertThat(lines(read(text + "\n").errors())).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          files: [../a]               | ../a lies outside of the sweep file's folder
          files: [/a]                 | /a lies outside of the sweep file's folder
          environment: {SWEEPLINE_A: 1} | 'SWEEPLINE_A' is Sweepline's own
          environment: {a b: 1}       | 'a b' is no variable's name
          environment: {a: [1]}       | a must be text, not a list
          report: {pattern: '('}      | pattern is no regular expression
          report: {pattern: 'a'}      | pattern has 0 groups; give it two
          report: {}                  | write prefix or pattern
          report: {regex: 'a'}        | unknown key 'regex'; did you mean 'pattern'?
          wandb: fake                 | unknown wandb 'fake'; write real
          """)
  void mistakeBesideAProgram_isTold(String text, String message) {
    assertThat(lines(read("program: a\n" + text + "\n").errors()))
        .singleElement()
        .asString()
        .contains(message);
  }

  @Test
  void unknownMacros_areWarnedAboutWithTheirPlaceAndASuggestion() {
    assertThat(
            lines(
                read("""
                command:
                  - ${env}
                  - ${interpereter}
                  - ${learning_rate}
                  - ${env_vars:X}
                  - --a=${program}
                  - --b=${envvar:HOME}
                """)
                    .warnings()))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("8:5: no macro '${interpereter}', so it is left out")
                    .contains("did you mean 'interpreter'?"),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "9:5: no macro '${learning_rate}', so it is left out; parameters come by"
                            + " ${args}"),
            third -> assertThat(third).startsWith("10:5: no macro '${env_vars:X}'"),
            fourth ->
                assertThat(fourth)
                    .isEqualTo(
                        "11:5: ${program} is within a longer item and stays as it is; a macro is an"
                            + " item of its own"));
  }
}
