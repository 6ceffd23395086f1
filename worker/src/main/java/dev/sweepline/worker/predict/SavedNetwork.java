package dev.sweepline.worker.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Network as {@link dev.sweepline.worker.model.ModelFile} saved it, with what it takes to give it
 * raw rows and to understand its answers. Not thread-safe.
 */
public final class SavedNetwork implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayKeeper keeper = ArrayKeeper.install();
  private final Model network;
  private final double[] low;
  private final double[] span;
  private final Optional<SavedColumns> columns;
  private final List<String> labels;
  private final Optional<double[]> target;

  private SavedNetwork(ZipFile zip, Path file) throws IOException {
    JsonNode scaling = entry(zip, "scaling.json").orElseThrow(() -> notOurs(file));
    this.low = numbers(scaling.get("low"));
    this.span = numbers(scaling.get("span"));
    this.columns = entry(zip, "columns.json").map(SavedColumns::new);
    this.labels = texts(entry(zip, "labels.json").orElseThrow(() -> notOurs(file)).get("labels"));
    this.target =
        entry(zip, "targets.json")
            .map(
                node ->
                    new double[] {
                      node.get("low").get(0).asDouble(), node.get("span").get(0).asDouble()
                    });
    boolean graph =
        entry(zip, "configuration.json").map(node -> node.has("vertices")).orElse(false);
    this.network =
        graph
            ? ModelSerializer.restoreComputationGraph(file.toFile(), false)
            : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
  }

  /**
   * Reads one.
   *
   * @throws DataException when the file is not there, or none that was saved for a trial
   */
  public static SavedNetwork read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new SavedNetwork(zip, file);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  private static DataException notOurs(Path file) {
    return new DataException(file + ": is no network that Sweepline saved");
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

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** How it reads rows of a table; empty of a network that was not trained on one. */
  public Optional<SavedColumns> columns() {
    return columns;
  }

  /** How many numbers a row has. */
  public int inputs() {
    return low.length;
  }

  /**
   * Its answers.
   *
   * @param rows each of {@link #inputs} numbers, not scaled
   */
  public List<Answer> answers(List<double[]> rows) {
    keeper.begin();
    try {
      float[][] scaled = rows.stream().map(this::scaled).toArray(float[][]::new);
      double[][] outputs = output(Nd4j.create(scaled)).toDoubleMatrix();
      return IntStream.range(0, rows.size()).mapToObj(row -> answer(outputs[row])).toList();
    } finally {
      keeper.end();
    }
  }

  private INDArray output(INDArray rows) {
    return network instanceof ComputationGraph graph
        ? graph.outputSingle(rows)
        : ((MultiLayerNetwork) network).output(rows);
  }

  private float[] scaled(double[] row) {
    float[] scaled = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = span[i] > 0 ? (float) ((row[i] - low[i]) / span[i]) : 0;
    }
    return scaled;
  }

  private Answer answer(double[] outputs) {
    if (target.isPresent()) {
      double number = outputs[0] * target.get()[1] + target.get()[0];
      return new Answer(String.valueOf(number), OptionalDouble.empty());
    }
    int best =
        IntStream.range(1, outputs.length).reduce(0, (a, b) -> outputs[b] > outputs[a] ? b : a);
    return new Answer(labels.get(best), OptionalDouble.of(outputs[best]));
  }

  @Override
  public void close() {
    network.close();
  }
}
