package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One in a hundred of the 10,368 networks of {@code mnist-10368.yaml}. MNIST itself is not in the
 * repository: its files are stood in for by the digits in the jar, enlarged to 28×28 pixels.
 */
class BigGridIT {
  private static final int SIDE = 28;
  private static final String NAME =
      "(xavier|he|normal|uniform|zeros|ones)-(relu|leaky_relu|prelu|elu|tanh|sigmoid)-[123]-(0\\.01|0\\.1)"
          + "-(0|0\\.9)-(5|10|20)-64-(50|100)-(sgd|adam)-(True|False)";

  @TempDir Path home;

  @Test
  void grid_isExactlyAsLargeAsTheDeckSays() throws Exception {
    Launcher launcher = new Launcher(home);

    JsonNode plan =
        Json.read(launcher.run("plan", launcher.sweepFile("mnist-10368.yaml"), "--json").out());

    assertThat(plan.get("trials").asLong()).isEqualTo(10_368);
  }

  @Test
  void sample_isNamedAndRankedAsTheDeckHasIt() throws Exception {
    writeDigitsAsMnist(home.resolve("data/mnist"));
    Launcher launcher = new Launcher(home);
    String grid = Files.readString(launcher.sweepFile("mnist-10368.yaml"));
    Path sample = home.resolve("sample.yaml");
    Files.writeString(sample, grid.replace("method: grid", "method: random\nrun_cap: 104"));

    Launcher.Result run = launcher.run("run", sample, "--exit", "--port", "0");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode board = Json.read(launcher.run("leaderboard", "latest", "--json").out());
    assertThat(board.at("/sweep/state").asText()).isEqualTo("FINISHED");
    assertThat(board.get("standings")).hasSize(104);
    assertThat(board.at("/standings/0/value").asDouble()).isGreaterThan(0.93);
    for (JsonNode row : board.get("standings")) {
      assertThat(row.get("name").asText()).matches(NAME);
      if (row.at("/parameters/init").asText().equals("zeros")) {
        assertThat(row.get("value").asDouble(0)).as(row.toString()).isLessThan(0.2);
      }
    }
    assertThat(run.out().lines().filter(line -> line.contains("rank")).findFirst().orElseThrow())
        .matches(
            " *rank +trial +state +name +val_accuracy +test_accuracy +activation +init +batch_size"
                + " +layers +hidden +learning_rate");
  }

  private static void writeDigitsAsMnist(Path folder) throws IOException {
    Files.createDirectories(folder);
    var digits =
        new DataSets(new DataFolders(Optional.empty(), Path.of("nowhere")))
            .load(new NamedOptions("digits", Map.of("normalize", "none")));
    write(folder, "train", digits.train());
    write(folder, "t10k", digits.test());
  }

  private static void write(Path folder, String part, DataPart rows) throws IOException {
    try (DataOutputStream images = idx(folder.resolve(part + "-images-idx3-ubyte"));
        DataOutputStream labels = idx(folder.resolve(part + "-labels-idx1-ubyte"))) {
      header(images, 0x803, rows.rows(), SIDE, SIDE);
      header(labels, 0x801, rows.rows());
      for (int row = 0; row < rows.rows(); row++) {
        labels.writeByte(rows.label(row));
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          int y = pixel / SIDE * 8 / SIDE;
          int x = pixel % SIDE * 8 / SIDE;
          images.writeByte((int) (rows.features().getFloat(row, y * 8L + x) * 15));
        }
      }
    }
  }

  private static DataOutputStream idx(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  private static void header(DataOutputStream out, int... words) throws IOException {
    for (int word : words) {
      out.writeInt(word);
    }
  }
}
