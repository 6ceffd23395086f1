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
  void sameFileAndSeed_giveTheSameShrinkingWindowsAndBitEqualMetrics() throws Exception {
    String stages =
        "stages: [{trials: 3, epochs: 1}, {trials: 2, epochs: 1}, {trials: 1, epochs: 2}]\ntop: 2";
    Path file = write(SMALL.formatted("coarse_to_fine", stages));
    assertThat(finalMetrics(file)).isEqualTo(finalMetrics(file));

    String shown = new Launcher(home).run("show", "small", "--json").out();
    JsonNode stagesRun = Json.read(shown).get("stages");
    assertThat(stagesRun).hasSize(3);
    assertThat(width(stagesRun.get(2))).isLessThan(width(stagesRun.get(0)));
  }

  @Test
  void grid_endsAddUpToThePlanAndDivergedTrialsRankLast() throws Exception {
    Path file =
        write(
            """
            name: tiny-grid
            method: grid
            dataset: digits
            network: mlp
            metric: {name: val_accuracy, goal: maximize}
            budget: {epochs: 2}
            parameters:
              optimizer: {value: sgd}
              hidden: {values: [8, 16, 8]}
              learning_rate: {values: [1.0e+30, 0.1]}
            """);
    Launcher launcher = new Launcher(home);
    JsonNode plan = Json.read(launcher.run("plan", file, "--json", "--rows", "9").out());
    assertThat(plan.get("trials").asInt()).isEqualTo(4);
    assertThat(plan.get("rows")).hasSize(4);

    Result run = launcher.run("run", file, "--exit", "--port", "0");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^  1 +[13] +COMPLETED")
        .containsPattern("(?m)^ +[02] +FAILED");

    JsonNode board = Json.read(launcher.run("leaderboard", "tiny-grid", "--json").out());
    assertThat(board.at("/sweep/planned").asInt()).isEqualTo(4);
    assertThat(board.at("/sweep/completed").asInt()).isEqualTo(2);
    assertThat(board.at("/sweep/failed").asInt()).isEqualTo(2);
    List<JsonNode> ran = new ArrayList<>();
    List<String> states = new ArrayList<>();
    for (JsonNode row : board.get("standings")) {
      ran.add(row.get("parameters"));
      states.add(row.get("state").asText());
    }
    assertThat(ran).containsExactlyInAnyOrderElementsOf(plan.get("rows"));
    assertThat(states).containsExactly("COMPLETED", "COMPLETED", "FAILED", "FAILED");
    String failed = board.at("/standings/3/trial").asText();
    assertThat(launcher.run("show", "latest", failed).out()).contains("DIVERGED", "epoch");
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
