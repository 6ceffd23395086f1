package dev.sweepline.worker.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Description of a saved network, as {@link dev.sweepline.worker.model.ModelFile} wrote it beside
 * it.
 *
 * @param scaling of what goes in
 * @param columns how a table's rows are read; empty of other data
 * @param picture to what form pictures are brought; empty of other data
 * @param labels names of the outputs; none where there are numbers to predict
 * @param targets how numbers that are predicted were scaled; empty where there are labels
 * @param trial where it comes from
 */
public record SavedFile(
    Path file,
    Scale scaling,
    Optional<JsonNode> columns,
    Optional<JsonNode> picture,
    List<String> labels,
    Optional<Scale> targets,
    JsonNode trial,
    boolean isGraph) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A number for each input or output: (value − low) / span is what networks know. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Scale(double[] low, double[] span) {
    private static Scale of(JsonNode node) {
      return new Scale(numbers(node.get("low")), numbers(node.get("span")));
    }
  }

  /**
   * Reads one.
   *
   * @throws DataException when the file is not there, or none that was saved for a trial
   */
  public static SavedFile read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> labels = new ArrayList<>();
      require(zip, file, "labels.json").get("labels").forEach(name -> labels.add(name.asText()));
      return new SavedFile(
          file,
          Scale.of(require(zip, file, "scaling.json")),
          entry(zip, "columns.json"),
          entry(zip, "image.json"),
          labels,
          entry(zip, "targets.json").map(Scale::of),
          require(zip, file, "trial.json"),
          entry(zip, "configuration.json").map(node -> node.has("vertices")).orElse(false));
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  private static JsonNode require(ZipFile zip, Path file, String name) throws IOException {
    return entry(zip, name)
        .orElseThrow(() -> new DataException(file + ": is no network that Sweepline saved"));
  }

  private static Optional<JsonNode> entry(ZipFile zip, String name) throws IOException {
    ZipEntry found = zip.getEntry(name);
    if (found == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(found)) {
      return Optional.of(JSON.readTree(in));
    }
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  /**
   * The network, which the caller closes.
   *
   * @throws DataException when it cannot be read
   */
  public Model network() {
    try {
      return isGraph
          ? ModelSerializer.restoreComputationGraph(file.toFile(), false)
          : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }
}
