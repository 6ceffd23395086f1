package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.deploy.Child;
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
      refit: {workers: 2, averaging_frequency: 1}
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
    assertThat(run.out()).contains("refit: trial 1 again on 142 rows, 15.00 epochs: 2 workers");
    JsonNode refit = Json.read(launcher.run("show", "latest", "--json").out()).get("refit");
    assertThat(refit.get("trial").asInt()).isEqualTo(1);
    assertThat(refit.get("workers").asInt()).isEqualTo(2);
    assertThat(refit.at("/results/test_accuracy").asDouble()).isGreaterThan(0.9);
    assertThat(launcher.run("leaderboard", "latest").out())
        .contains("final model, trial 1 trained again");

    Path model = home.resolve("model.zip");
    assertThat(launcher.run("best", "latest", "--export", model).code()).isZero();
    assertThat(accuracy(model)).isEqualTo(refit.at("/results/test_accuracy").asDouble());
  }

  @Test
  void refit_ofAnEndedSweepThatCannotBeSavedSaysWhyInALine() throws Exception {
    Launcher launcher = new Launcher(home);
    Path file = Files.writeString(home.resolve("plain.yaml"), SWEEP.replaceAll("refit: .*\n", ""));
    assertThat(launcher.run("run", file, "--exit", "--port", "0").code()).isZero();
    String id = Json.read(launcher.run("show", "latest", "--json").out()).get("id").asText();
    Files.createDirectories(home.resolve("models/" + id + "/refit.zip/in-the-way"));

    Launcher.Result refit = launcher.run("refit", "latest", "0", "--workers", "1");

    assertThat(refit.out()).contains("refit: trial 0 again").contains("1 workers");
    assertThat(refit.code()).isEqualTo(1);
    assertThat(refit.errors().get(0)).startsWith("failed: ").contains("refit.zip");
    assertThat(Json.read(launcher.run("show", "latest", "--json").out()).has("refit")).isFalse();
    assertThat(launcher.run("refit", "latest", "7").errors().get(0)).contains("has no trial 7");
  }

  private static double accuracy(Path model) throws Exception {
    try (Child fresh = Child.start(SavedNetwork.class, model.toString(), "wine")) {
      String line = fresh.line();
      while (!line.startsWith("accuracy ")) {
        line = fresh.line();
      }
      return Double.parseDouble(line.substring("accuracy ".length()));
    }
  }
}
