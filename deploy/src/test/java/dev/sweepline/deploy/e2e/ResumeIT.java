package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.e2e.Launcher.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that are killed, met or taken over, through the launcher. */
class ResumeIT {
  private static final String STAGES =
      """
      name: staged
      method: coarse_to_fine
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      seed: 3
      stages: [{trials: 5, epochs: 2}, {trials: 5, epochs: 200}, {trials: 3, epochs: 2}]
      top: 2
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.001, max: 0.03}
        hidden: {min: 30, max: 60}
      """;

  @TempDir Path home;
  @TempDir Path undisturbed;

  @Test
  void killedInTheSecondStage_resumesToTheSameTrialsAndMetrics() throws Exception {
    Path file = Files.writeString(home.resolve("staged.yaml"), STAGES);
    Launcher launcher = new Launcher(home);
    Process driver = launcher.start("run", file, "--exit", "--port", "0");
    awaitLine(driver, line -> line.matches("([5-9]|10)/13 completed.*"));
    driver.destroyForcibly().waitFor();

    Result offered = launcher.run("run", file, "--exit", "--port", "0");
    assertThat(offered.code()).isEqualTo(2);
    assertThat(offered.err()).contains("stopped half-way").contains("resume staged-");
    Result resumed = launcher.run("resume", "latest", "--exit", "--port", "0");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("13/13 completed");

    Launcher other = new Launcher(undisturbed);
    assertThat(other.run("run", file, "--exit", "--port", "0").code()).isZero();
    assertThat(launcher.board()).hasSize(13).isEqualTo(other.board());

    assertThat(launcher.run("replay", "latest", "7").out())
        .contains("the same, bit by bit, in 200 epochs");

    String extended =
        launcher.run("extend", "latest", "1", "7", "--epochs", "3", "--exit", "--port", "0").out();
    assertThat(extended).contains("2 trials train 3 epochs more").contains("13/13 completed");
    Map<Integer, Integer> epochs = new TreeMap<>();
    launcher
        .board()
        .values()
        .forEach(row -> epochs.put(row.get("trial").asInt(), row.get("epoch").asInt()));
    assertThat(epochs).containsEntry(1, 5).containsEntry(7, 203).containsEntry(0, 2);
  }

  @Test
  void secondDriver_isToldWhoHoldsTheSweepAndForcedTakesIt() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("long.yaml"),
            STAGES.replace("coarse_to_fine", "random").replaceAll("(stages|top):.*", "")
                + "budget: {epochs: 100000, trials: 3}\n");
    Launcher launcher = new Launcher(home);
    Process station = launcher.start("serve", "--port", "0");
    awaitLine(station, line -> line.startsWith("Ctrl-C"));
    Process first = launcher.start("run", file, "--exit", "--port", "0");
    awaitLine(first, line -> line.startsWith("0/3 completed"));

    Result second = launcher.run("run", file, "--exit");
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.errors())
        .singleElement()
        .asString()
        .contains("is being run as staged-")
        .contains("by process " + first.pid() + " on ");
    Result resumed = launcher.run("resume", "latest", "--exit");
    assertThat(resumed.errors()).singleElement().asString().contains("take it over with --force");

    Process forced = launcher.start("resume", "latest", "--force", "--exit", "--port", "0");
    String said = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("taken over by process " + forced.pid());
    assertThat(first.waitFor()).isEqualTo(1);

    awaitLine(forced, line -> line.startsWith("0/3 completed"));
    assertThat(launcher.run("stop", "latest").out()).contains("asked process " + forced.pid());
    String end = new String(forced.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(end).contains("interrupted").contains("stopped by the user");
    station.destroy();
    station.waitFor();
  }

  private static void awaitLine(Process process, Predicate<String> wanted) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line = out.readLine();
    while (line != null && !wanted.test(line)) {
      said.append(line).append('\n');
      line = out.readLine();
    }
    assertThat(line).as("after %s", said).isNotNull();
  }
}
