package dev.sweepline.driver.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a sweep of programs before any of them runs. */
class ProgramPlanTest {
  private static final String REST =
      """
      method: grid
      metric: {name: loss, goal: minimize}
      parameters:
        flag: {values: [true]}
        lr: {values: [0.00001, 1.0]}
        name: {value: "it's"}
      """;

  @TempDir Path folder;

  private String sweep(String text) throws IOException {
    return Files.writeString(folder.resolve("s.yaml"), REST + text).toString();
  }

  private CliRun plan(String... more) {
    List<String> arguments = new ArrayList<>(List.of("plan", "--home", folder + "/home"));
    arguments.addAll(List.of(more));
    return CliRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void plan_showsTheCommandLinesOfTheFirstTrials() throws IOException {
    Files.writeString(folder.resolve("train.py"), "");

    CliRun plan = plan(sweep("program: train.py\n"));

    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .contains(
            "trial 0 runs: /usr/bin/env python train.py --flag=True --lr=1e-05 '--name=it'\\''s'",
            "trial 1 runs: /usr/bin/env python train.py --flag=True --lr=1.0 '--name=it'\\''s'")
        .noneMatch(line -> line.contains("epochs"));
    assertThat(plan.exit()).isZero();
  }

  @Test
  void fileThatIsNotThere_isAWarningOfThePlanAndAnErrorOfTheRun() throws IOException {
    String file = sweep("program: train.py\n");
    String line = "no file " + folder.resolve("train.py") + "; program is relative to the sweep";

    assertThat(plan(file).err()).singleElement().asString().contains(":7:1: warning: " + line);
    assertThat(plan(file).exit()).isZero();
    CliRun run = CliRun.of("run", file, "--home", folder + "/home");
    assertThat(run.err()).singleElement().asString().contains(":7:1: " + line);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void scriptThatStartsItself_mustBeExecutable() throws IOException {
    Files.writeString(folder.resolve("train.sh"), "");

    assertThat(plan(sweep("program: train.sh\ncommand: [\"${program}\", \"${args}\"]\n")).err())
        .singleElement()
        .asString()
        .contains("train.sh is not executable; make it so with chmod +x");
  }

  @Test
  void optionProgram_isForFilesThatNameNone() throws IOException {
    Path script = Files.writeString(folder.resolve("other.py"), "");

    assertThat(plan(sweep(""), "--program", script.toString()).out())
        .anyMatch(line -> line.startsWith("trial 0 runs: /usr/bin/env python other.py"));
    CliRun both = plan(sweep("program: train.py\n"), "--program", script.toString());
    assertThat(both.err())
        .singleElement()
        .asString()
        .endsWith("names its program, train.py; leave --program out");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(plan(sweep("command: [python, \"${program}\"]\n")).err())
        .singleElement()
        .asString()
        .contains("command starts ${program}, and no program is named");
  }

  @Test
  void doctor_examinesNoPrograms() throws IOException {
    Files.writeString(folder.resolve("train.py"), "");

    CliRun doctor = CliRun.of("doctor", sweep("program: train.py\n"), "--home", folder + "/home");

    assertThat(doctor.err())
        .singleElement()
        .asString()
        .endsWith("runs train.py; doctor examines networks and their data");
    assertThat(doctor.exit()).isEqualTo(2);
  }
}
