package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.deploy.Slow;
import dev.sweepline.deploy.e2e.Launcher.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches that remember, and a driver that is killed in their middle: the same decisions follow.
 */
class KilledSearchIT {
  private static final String PROMOTION =
      """
      name: paused
      method: random
      run_cap: 12
      save: {top: 1}
      early_terminate: {type: asha, mode: promote, min_iter: 20}
      budget: {epochs: 180, parallel: 1}
      """;

  /** Each generation goes on from the files of the one before. */
  private static final String POPULATION =
      """
      name: population
      method: pbt
      population: 4
      interval: 40
      save: {top: 12}
      budget: {epochs: 120, parallel: 1}
      """;

  /** Its last trials are suggested by the model of those before. */
  private static final String BAYES =
      """
      name: gaussian
      method: bayes
      run_cap: 14
      save: {top: 14}
      budget: {epochs: 60, parallel: 1}
      """;

  private static final String SPACE =
      """
      dataset: digits
      network: mlp
      metric: {name: val_loss, goal: minimize}
      seed: 3
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.3}
        hidden: {min: 30, max: 60}
        dropout: {values: [0, 0.3]}
        optimizer: {values: [adam, nesterov]}
      """;
  private static final int SOME = 4;
  private static final int MANY = 10;

  @TempDir Path home;
  @TempDir Path undisturbed;

  @Test
  void killedWhileTrialsArePaused_resumesToTheSameDecisionsAndMetrics() throws Exception {
    Map<Integer, JsonNode> board = boardOf(PROMOTION, SOME);
    assertThat(board).hasSize(12);
    assertThat(board.values().stream().map(row -> row.get("state").asText()))
        .contains("COMPLETED", "STOPPED")
        .doesNotContain("PAUSED", "PENDING", "RUNNING");
    assertThat(board.get(1).get("epoch").asInt()).isEqualTo(180);
    assertThat(saved(".checkpoint")).isEqualTo(1);
  }

  @Test
  @Slow
  void killedAmongGenerations_resumesToTheSameDecisionsAndMetrics() throws Exception {
    assertThat(boardOf(POPULATION, SOME)).hasSize(12);
  }

  @Test
  @Slow
  void killedWhileAModelSuggests_resumesToTheSameDecisionsAndMetrics() throws Exception {
    assertThat(boardOf(BAYES, MANY)).hasSize(14);
  }

  /** The board after a kill and a resume, once it is known to be that of an undisturbed run. */
  private Map<Integer, JsonNode> boardOf(String search, int files) throws Exception {
    Path file = Files.writeString(home.resolve("search.yaml"), search + SPACE);
    Launcher launcher = new Launcher(home);
    Process driver = launcher.start("run", file, "--exit", "--port", "0");
    awaitSaved(driver, files);
    driver.destroyForcibly().waitFor();

    Result resumed = launcher.run("resume", "latest", "--exit", "--port", "0");
    assertThat(resumed.code()).as(resumed.err()).isZero();

    Launcher other = new Launcher(undisturbed);
    assertThat(other.run("run", file, "--exit", "--port", "0").code()).isZero();
    Map<Integer, JsonNode> board = launcher.board();
    assertThat(board).isEqualTo(other.board());
    return board;
  }

  /** Of names alone, since a file may go while it is looked at. */
  private long saved(String suffix) {
    File[] sweeps = home.resolve("models").toFile().listFiles();
    return Stream.of(sweeps == null ? new File[0] : sweeps)
        .map(File::list)
        .filter(Objects::nonNull)
        .flatMap(Stream::of)
        .filter(name -> name.endsWith(suffix))
        .count();
  }

  /** Each trial that pauses or ends leaves a file; lines of progress come too seldom for this. */
  private void awaitSaved(Process driver, int files) {
    while (saved(".checkpoint") + saved(".zip") < files) {
      assertThat(driver.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }
}
