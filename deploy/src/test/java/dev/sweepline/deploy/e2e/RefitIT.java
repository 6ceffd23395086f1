package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best assignment trained again, from the sweep file to the model that comes out. */
class RefitIT {
  private static final String SWEEP =
      """
      name: once-more
      method: grid
      dataset: wine
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 15}
      refit: {workers: 2, averaging_frequency: 4}
      parameters:
        hidden: {values: [1, 16]}
        learning_rate: {value: 0.01}
        batch_size: {value: 16}
      """;

  @TempDir Path home;

  @Test
  void run_trainsTheBestAgainAndSavesWhatTheBoardSays() throws Exception {
    Launcher launcher = new Launcher(home);
    Path file = Files.writeString(home.resolve("once-more.yaml"), SWEEP);

    Launcher.Result run = launcher.run("run", file, "--exit", "--port", "0");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("refit: trial 1 again on 142 rows, 15 epochs: 2 workers");
    JsonNode refit = Json.read(launcher.run("show", "latest", "--json").out()).get("refit");
    assertThat(refit.get("trial").asInt()).isEqualTo(1);
    assertThat(refit.get("workers").asInt()).isEqualTo(2);
    assertThat(refit.at("/results/test_accuracy").asDouble()).isGreaterThan(0.9);
    Path model = home.resolve("model.zip");
    Launcher.Result best = launcher.run("best", "latest", "--export", model);
    assertThat(best.out()).contains("final model, trial 1 trained again");
    assertThat(SavedNetwork.accuracy(model))
        .isEqualTo(refit.at("/results/test_accuracy").asDouble());

    cannotBeSaved(launcher, Path.of(refit.get("model").asText()));
  }

  /** The sweep stays as it was, and a line says why. */
  private static void cannotBeSaved(Launcher launcher, Path model) throws Exception {
    Files.delete(model);
    Files.createDirectories(model.resolve("in-the-way"));

    Launcher.Result refit = launcher.run("refit", "latest", "0", "--workers", "1");

    assertThat(refit.out()).contains("refit: trial 0 again").contains("1 worker,");
    assertThat(refit.code()).isEqualTo(1);
    assertThat(refit.errors().get(0)).startsWith("failed: ").contains("refit.zip");
  }
}
