package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.deploy.e2e.Launcher.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole sweeps through the launcher: Spark, DL4J, Kafka and the page, in processes of their own.
 */
class RunIT {
  private static final String SMALL =
      """
      name: small
      method: %s
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      seed: 3
      budget: {epochs: 2}
      %s
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.001, max: 0.03}
        hidden: {min: 8, max: 32}
        activation: {values: [relu, tanh]}
        dropout: {value: 0.1}
      """;

  @TempDir Path home;

  @Test
  void quickstart_trainsAllTrialsAndTheLogTellsTheSame() throws Exception {
    Launcher launcher = new Launcher(home);
    Result run =
        launcher.run("run", launcher.sweepFile("quickstart.yaml"), "--exit", "--port", "0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("page: http://127.0.0.1:");

    JsonNode board = Json.read(launcher.run("leaderboard", "latest", "--json").out());
    JsonNode sweep = board.get("sweep");
    assertThat(sweep.get("state").asText()).isEqualTo("FINISHED");
    assertThat(sweep.get("planned").asInt()).isGreaterThanOrEqualTo(24);
    assertThat(sweep.get("completed").asInt()).isEqualTo(sweep.get("planned").asInt());
    assertThat(board.get("standings")).hasSize(sweep.get("planned").asInt());
    assertThat(board.at("/standings/0/value").asDouble()).isGreaterThanOrEqualTo(0.95);
    String best = board.at("/standings/0/trial").asText();
    assertThat(run.out().lines().filter(line -> line.matches(" +1 +" + best + " +COMPLETED.*")))
        .hasSize(1);
  }

  @Test
  void sameFileAndSeed_giveTheSameTrialsAndBitEqualMetrics() throws Exception {
    Path file = write(SMALL.formatted("random", "run_cap: 6"));
    assertThat(finalMetrics(file)).isEqualTo(finalMetrics(file));
  }

  @Test
  void grid_endsAddUpToThePlan() throws Exception {
    Path file =
        write(
            """
            name: tiny-grid
            method: grid
            dataset: digits
            network: mlp
            metric: {name: val_loss, goal: minimize}
            budget: {steps: 20}
            parameters:
              activation: {values: [relu, tanh, sigmoid]}
              hidden: {values: [8, 16, 8]}
            """);
    Launcher launcher = new Launcher(home);
    JsonNode plan = Json.read(launcher.run("plan", file, "--json", "--rows", "9").out());
    assertThat(plan.get("trials").asInt()).isEqualTo(6);
    assertThat(plan.get("rows")).hasSize(6);

    assertThat(launcher.run("run", file, "--exit", "--port", "0").code()).isZero();
    JsonNode board = Json.read(launcher.run("leaderboard", "tiny-grid", "--json").out());
    assertThat(board.at("/sweep/planned").asInt()).isEqualTo(6);
    assertThat(board.at("/sweep/completed").asInt()).isEqualTo(6);
    List<JsonNode> ran = new ArrayList<>();
    board.get("standings").forEach(row -> ran.add(row.get("parameters")));
    assertThat(ran).containsExactlyInAnyOrderElementsOf(plan.get("rows"));
  }

  @Test
  void coarseToFine_shrinksItsWindows() throws Exception {
    String stages =
        "stages: [{trials: 4, epochs: 1}, {trials: 3, epochs: 1}, {trials: 2, epochs: 2}]\ntop: 2";
    Path file = write(SMALL.formatted("coarse_to_fine", stages));
    Launcher launcher = new Launcher(home);
    assertThat(launcher.run("run", file, "--exit", "--port", "0").code()).isZero();

    JsonNode stagesRun = Json.read(launcher.run("show", "small", "--json").out()).get("stages");
    assertThat(stagesRun).hasSize(3);
    double widest = width(stagesRun.get(0));
    assertThat(width(stagesRun.get(2))).isLessThan(widest);
  }

  @Test
  void divergedTrial_ranksLastAndTheRunGoesOn() throws Exception {
    Path file =
        write(
            """
            name: diverging
            method: grid
            dataset: digits
            network: mlp
            metric: {name: val_accuracy, goal: maximize}
            budget: {epochs: 2}
            parameters:
              optimizer: {value: sgd}
              learning_rate: {values: [1.0e+9, 0.1]}
            """);
    Launcher launcher = new Launcher(home);
    Launcher.Result run = launcher.run("run", file, "--exit", "--port", "0");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^  1 +1 +COMPLETED")
        .containsPattern("(?m)^ +0 +FAILED");

    JsonNode standings =
        Json.read(launcher.run("leaderboard", "latest", "--json").out()).get("standings");
    assertThat(standings.at("/0/state").asText()).isEqualTo("COMPLETED");
    assertThat(standings.at("/1/state").asText()).isEqualTo("FAILED");
    assertThat(launcher.run("show", "latest", "0").out()).contains("DIVERGED").contains("epoch");
  }

  /** Metrics by trial; wall-clock seconds are nobody's to repeat. */
  private Map<String, JsonNode> finalMetrics(Path file) throws Exception {
    Launcher launcher = new Launcher(home);
    assertThat(launcher.run("run", file, "--exit", "--port", "0").code()).isZero();
    Map<String, JsonNode> metrics = new TreeMap<>();
    for (JsonNode row :
        Json.read(launcher.run("leaderboard", "latest", "--json").out()).get("standings")) {
      JsonNode measured = row.get("metrics").deepCopy();
      ((com.fasterxml.jackson.databind.node.ObjectNode) measured).remove("seconds");
      metrics.put(row.get("trial") + " " + row.get("parameters"), measured);
    }
    assertThat(metrics).hasSize(6);
    return metrics;
  }

  private static double width(JsonNode stage) {
    JsonNode window = stage.at("/window/learning_rate");
    return Math.log(window.get("high").asDouble() / window.get("low").asDouble());
  }

  private Path write(String text) throws Exception {
    Path file = Files.createTempFile(home, "sweep", ".yaml");
    return Files.writeString(file, text);
  }
}
