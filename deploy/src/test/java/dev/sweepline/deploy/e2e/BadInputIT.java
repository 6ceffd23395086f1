package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.e2e.Launcher.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input: one line that says where, what and what instead; exit code 2; nothing started. */
class BadInputIT {
  private static final String GOOD =
      """
      name: good
      method: random
      run_cap: 1
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 1}
      parameters:
        learning_rate: {min: 0.001, max: 0.1}
      """;

  @TempDir Path home;
  private Launcher launcher;

  @BeforeEach
  void start() {
    launcher = new Launcher(home);
  }

  @Test
  void unknownKey_isNamedWithTheNearest() throws Exception {
    assertRefused(GOOD.replace("metric:", "metrik:"), ":6:1: ", "'metrik'", "metric");
  }

  @Test
  void minAboveMax_isRefused() throws Exception {
    assertRefused(GOOD.replace("min: 0.001", "min: 0.5"), ":9:", "min 0.5", "max 0.1");
  }

  @Test
  void wrongGoal_isRefusedAndNotMinimised() throws Exception {
    assertRefused(GOOD.replace("maximize", "maximise"), ":6:", "'maximise'", "maximize");
  }

  @Test
  void absentDataSet_saysHowToGetIt() throws Exception {
    assertRefused(GOOD.replace("digits", "mnist"), ":4:", "mnist", "idx");
  }

  @Test
  void unknownHyperparameter_isNamedWithTheNearest() throws Exception {
    assertRefused(GOOD.replace("learning_rate", "lr"), ":9:", "'lr'", "learning_rate");
  }

  @Test
  void absentFile_isOneLine() throws Exception {
    Result result = launcher.run("run", home.resolve("nowhere.yaml"), "--exit");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.err()).contains("nowhere.yaml").contains("no such file");
  }

  @Test
  void tooFewOpenFiles_isOneLineBeforeJavaStarts() throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-c", "ulimit -n 64; exec target/sweepline/bin/sweep list")
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isEqualTo(2);
    assertThat(said.lines()).singleElement().asString().contains("64 files open", "ulimit -n 4096");
  }

  @Test
  void portInUse_saysWhichAndWhatInstead() throws Exception {
    Path file = Files.writeString(home.resolve("good.yaml"), GOOD);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result =
          launcher.run("run", file, "--exit", "--port", String.valueOf(taken.getLocalPort()));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.errors()).hasSize(1);
      assertThat(result.err()).contains(String.valueOf(taken.getLocalPort())).contains("--port");
    }
  }

  @Test
  void unknownSweep_isOneLine() throws Exception {
    Result result = launcher.run("leaderboard", "latest");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).hasSize(1);
  }

  @Test
  void unknownOption_isTold() throws Exception {
    Result result = launcher.run("plan", "--rowz", "3", "x.yaml");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--rowz").doesNotContain("at dev.");
  }

  private void assertRefused(String text, String... parts) throws Exception {
    Path file = Files.writeString(home.resolve("bad.yaml"), text);
    Result result = launcher.run("run", file, "--exit", "--port", "0");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).as(result.err()).hasSize(1);
    assertThat(result.err()).startsWith(file.toString()).contains(parts);
    assertThat(result.out()).isEmpty();
  }
}
