package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.deploy.e2e.Launcher.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are paused at rungs, and a driver that is killed while some are. */
class PromotionIT {
  private static final String FILE =
      """
      name: paused
      method: random
      run_cap: 12
      dataset: digits
      network: mlp
      metric: {name: val_loss, goal: minimize}
      seed: 3
      budget: {epochs: 180, parallel: 1}
      save: {top: 1}
      early_terminate: {type: asha, mode: promote, min_iter: 20}
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.3}
        hidden: {min: 30, max: 60}
        dropout: {values: [0, 0.3]}
        optimizer: {values: [adam, nesterov]}
      """;
  private static final int SOME = 4;

  @TempDir Path home;
  @TempDir Path undisturbed;

  @Test
  void killedWhileTrialsArePaused_resumesToTheSameDecisionsAndMetrics() throws Exception {
    Path file = Files.writeString(home.resolve("paused.yaml"), FILE);
    Launcher launcher = new Launcher(home);
    Process driver = launcher.start("run", file, "--exit", "--port", "0");
    awaitSomePaused(driver);
    driver.destroyForcibly().waitFor();
    assertThat(checkpoints()).isPositive();

    Result resumed = launcher.run("resume", "latest", "--exit", "--port", "0");
    assertThat(resumed.code()).as(resumed.err()).isZero();

    Launcher other = new Launcher(undisturbed);
    assertThat(other.run("run", file, "--exit", "--port", "0").code()).isZero();
    Map<Integer, JsonNode> board = launcher.board();
    assertThat(board).hasSize(12).isEqualTo(other.board());
    assertThat(board.values().stream().map(row -> row.get("state").asText()))
        .contains("COMPLETED", "STOPPED")
        .doesNotContain("PAUSED", "PENDING", "RUNNING");
    assertThat(board.get(1).get("epoch").asInt()).isEqualTo(180);
    assertThat(checkpoints()).isEqualTo(1);
  }

  /** Of names alone, since a file may go while it is looked at. */
  private long checkpoints() {
    File[] sweeps = home.resolve("models").toFile().listFiles();
    return Stream.of(sweeps == null ? new File[0] : sweeps)
        .map(File::list)
        .filter(Objects::nonNull)
        .flatMap(Stream::of)
        .filter(name -> name.endsWith(".checkpoint"))
        .count();
  }

  /** Each trial that pauses leaves a checkpoint; lines of progress come too seldom for this. */
  private void awaitSomePaused(Process driver) {
    while (checkpoints() < SOME) {
      assertThat(driver.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }
}
