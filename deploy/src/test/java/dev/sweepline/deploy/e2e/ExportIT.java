package dev.sweepline.deploy.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a sweep is of use without Sweepline. */
class ExportIT {
  private static final String SWEEP =
      """
      name: exported
      method: grid
      dataset: wine
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 15}
      parameters:
        optimizer: {values: [adam, momentum]}
        hidden: {values: [8, 16]}
        learning_rate: {value: 0.01}
        dropout: {value: 0.1}
      """;

  /** The first wine of the table, of the first class. */
  private static final double[] WINE = {
    14.23, 1.71, 2.43, 15.6, 127.0, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065.0
  };

  @TempDir Path home;

  @Test
  void best_givesTheRecordedTestAccuracyInAFreshJvm() throws Exception {
    Launcher launcher = new Launcher(home);
    Path file = Files.writeString(home.resolve("exported.yaml"), SWEEP);
    assertThat(launcher.run("run", file, "--exit", "--port", "0").code()).isZero();
    Path model = home.resolve("model.zip");

    Launcher.Result best = launcher.run("best", "exported", "--export", model, "--json");

    assertThat(best.code()).as(best.err()).isZero();
    JsonNode recorded = Json.read(best.out()).at("/best/metrics/test_accuracy");
    assertThat(recorded.asDouble()).isGreaterThan(0.8);
    assertThat(SavedNetwork.accuracy(model)).isEqualTo(recorded.asDouble());
    assertThat(classify(model)).isEqualTo("class_0");
    assertThat(model.resolveSibling("model.onnx")).isNotEmptyFile();
  }

  @Test
  void best_saysWhyThereIsNothingToExport() throws Exception {
    Launcher launcher = new Launcher(home);
    Path file = Files.writeString(home.resolve("none.yaml"), SWEEP + "save: {top: 0}\n");
    assertThat(launcher.run("run", file, "--exit", "--port", "0").code()).isZero();

    Launcher.Result best = launcher.run("best", "latest", "--export", home.resolve("model.zip"));

    assertThat(best.code()).isEqualTo(2);
    assertThat(best.errors()).singleElement().asString().contains("save: {top: 0}");
  }

  /** What the example program says of one wine, run as its comment says. */
  private static String classify(Path model) throws Exception {
    String values =
        DoubleStream.of(WINE).mapToObj(String::valueOf).collect(Collectors.joining(","));
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                "target/sweepline/lib/*",
                "examples/Classify.java",
                model.toString(),
                values)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(program.getInputStream().readAllBytes(), UTF_8).trim();
    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out;
  }
}
