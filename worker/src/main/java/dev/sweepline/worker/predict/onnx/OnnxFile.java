package dev.sweepline.worker.predict.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.view.PlainJson;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.predict.SavedFile;
import dev.sweepline.worker.predict.SavedFile.Scale;
import dev.sweepline.worker.predict.onnx.OnnxGraph.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Writer of a saved network in the format of ONNX. Stateless.
 *
 * <p>{@code input} are raw values, which the network scales itself: doubles, rows × features, or of
 * pictures floats, rows × channels × height × width. What comes out is {@code label}, a text for
 * each row, beside {@code probabilities}, rows × classes; or, where numbers are predicted, {@code
 * prediction}, doubles in their own unit. What becomes of a table's columns stands in the
 * metadata's {@code columns}, as in a zip's {@code columns.json}; beside it {@code labels}, {@code
 * image} and {@code trial}.
 */
public final class OnnxFile {
  private OnnxFile() {}

  /**
   * Writes one.
   *
   * @param network as it was saved for a trial
   * @throws DataException when ONNX has no counterpart of some layer, or a file cannot be used
   */
  public static void write(Path network, Path file) {
    byte[] content = read(network).content();
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be written: " + IoReason.of(e), e);
    }
  }

  /**
   * Makes what {@link #write} writes.
   *
   * @throws DataException as that does
   */
  public static OnnxModel read(Path file) {
    SavedFile saved = SavedFile.read(file);
    Model model = saved.network();
    try {
      if (!(model instanceof MultiLayerNetwork network)) {
        throw new DataException("a graph of layers has no counterpart in it");
      }
      OnnxGraph graph = new OnnxGraph();
      String outputs = new OnnxLayers(graph).add(network, input(graph, saved, network));
      answer(graph, saved, outputs);
      return graph.model(notes(saved));
    } catch (ArithmeticException | OutOfMemoryError e) { // arrays of over 2 GB
      throw new DataException("the network is too large for one such file", e);
    } finally {
      model.close();
    }
  }

  /** Rows as they are, then scaled. */
  private static String input(OnnxGraph graph, SavedFile saved, MultiLayerNetwork network) {
    Optional<long[]> image = image(saved, network);
    Scale scale = saved.scaling();
    if (image.isEmpty()) {
      long features = scale.low().length;
      String input = graph.input("input", ElementType.DOUBLE, features);
      String above = graph.add("Sub", List.of(input, graph.doubles(scale.low(), features)));
      String scaled = graph.add("Div", List.of(above, graph.doubles(divisors(scale), features)));
      String kept =
          isAlwaysSpread(scale)
              ? scaled
              : graph.add("Mul", List.of(scaled, graph.doubles(flags(scale), features)));
      return graph.cast(kept, ElementType.FLOAT);
    }
    long[] sizes = image.get();
    String input = graph.input("input", ElementType.FLOAT, sizes);
    String above = graph.add("Sub", List.of(input, graph.floats(floats(scale.low()), sizes)));
    String scaled = graph.add("Div", List.of(above, graph.floats(floats(divisors(scale)), sizes)));
    String kept =
        isAlwaysSpread(scale)
            ? scaled
            : graph.add("Mul", List.of(scaled, graph.floats(floats(flags(scale)), sizes)));
    return graph.add("Flatten", List.of(kept), OnnxAttribute.of("axis", 1L));
  }

  /** Channels, height and width of what goes in; empty where that is no picture. */
  private static Optional<long[]> image(SavedFile saved, MultiLayerNetwork network) {
    if (saved.picture().isPresent()) {
      JsonNode form = saved.picture().get();
      return Optional.of(
          new long[] {
            form.get("channels").asLong(), form.get("height").asLong(), form.get("width").asLong()
          });
    }
    InputPreProcessor first = network.getLayerWiseConfigurations().getInputPreProcess(0);
    return first instanceof FeedForwardToCnnPreProcessor form
        ? Optional.of(
            new long[] {form.getNumChannels(), form.getInputHeight(), form.getInputWidth()})
        : Optional.empty();
  }

  /** Features without any spread become 0. */
  private static boolean isAlwaysSpread(Scale scale) {
    return Arrays.stream(scale.span()).allMatch(span -> span > 0);
  }

  private static double[] divisors(Scale scale) {
    return Arrays.stream(scale.span()).map(span -> span > 0 ? span : 1).toArray();
  }

  private static double[] flags(Scale scale) {
    return Arrays.stream(scale.span()).map(span -> span > 0 ? 1 : 0).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static void answer(OnnxGraph graph, SavedFile saved, String outputs) {
    if (saved.targets().isPresent()) {
      Scale scale = saved.targets().get();
      long count = scale.low().length;
      String wide = graph.cast(outputs, ElementType.DOUBLE);
      String spread = graph.add("Mul", List.of(wide, graph.doubles(scale.span(), count)));
      graph.add("prediction", "Add", List.of(spread, graph.doubles(scale.low(), count)));
      graph.output("prediction", ElementType.DOUBLE, count);
      return;
    }
    String best =
        graph.add(
            "ArgMax",
            List.of(outputs),
            OnnxAttribute.of("axis", 1L),
            OnnxAttribute.of("keepdims", 0L));
    graph.add("label", "Gather", List.of(graph.texts(saved.labels()), best));
    graph.add("probabilities", "Identity", List.of(outputs));
    graph.output("label", ElementType.STRING);
    graph.output("probabilities", ElementType.FLOAT, saved.labels().size());
  }

  private static Map<String, String> notes(SavedFile saved) {
    Map<String, String> notes = new LinkedHashMap<>();
    saved.columns().ifPresent(node -> notes.put("columns", node.toString()));
    saved.picture().ifPresent(node -> notes.put("image", node.toString()));
    notes.put("labels", PlainJson.write(Map.of("labels", saved.labels())));
    notes.put("trial", saved.trial().toString());
    return notes;
  }
}
