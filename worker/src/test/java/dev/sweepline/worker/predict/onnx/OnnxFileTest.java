package dev.sweepline.worker.predict.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.picture.PictureFiles;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFile;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.predict.SavedNetwork;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.dl4j.Assignments;
import java.awt.Color;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX Runtime computes of what is written what DL4J computes of what was saved. {@code
 * -Donnx.networks=10 -Donnx.rows=1000} tries more; the output is the report.
 */
@Tag("thorough")
class OnnxFileTest {
  private static final int NETWORKS = Integer.getInteger("onnx.networks", 2);
  private static final int ROWS = Integer.getInteger("onnx.rows", 40);
  private static final double WITHIN = 1e-5;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Assignments assignments = new Assignments(5);

  @TempDir Path folder;

  @Test
  void softmax_isTheSame() throws Exception {
    for (int i = 0; i < NETWORKS; i++) {
      Map<String, Object> settings = new TreeMap<>(assignments.next());
      settings.keySet().removeIf(name -> name.matches("activation|dropout|layers|hidden."));
      assertSame("softmax", settings, NamedOptions.named(i % 2 == 0 ? "iris" : "digits"));
    }
  }

  @Test
  void mlp_isTheSameWithAllActivations() throws Exception {
    for (String activation : activations()) {
      Map<String, Object> settings = new TreeMap<>(assignments.next());
      settings.put("activation", activation);
      settings.put("layers", 2L);
      settings.put("hidden", 20L);
      settings.put("batch_norm", random.nextBoolean());
      assertSame("mlp", settings, NamedOptions.named("digits"));
    }
  }

  @Test
  void cnn_isTheSame() throws Exception {
    for (int i = 0; i < NETWORKS; i++) {
      assertSame("cnn", assignments.nextConvolutional(), NamedOptions.named("digits"));
    }
    Map<String, Object> rich = new TreeMap<>(assignments.nextConvolutional());
    rich.keySet().removeAll(List.of("filters2", "filters3", "loss"));
    rich.putAll(Map.of("conv_layers", 2L, "filters", 7L, "batch_norm", true, "dropout", 0.3));
    rich.putAll(Map.of("activation", "prelu", "kernel", 4L, "stride", 2L, "pool", 0L));
    assertSame("cnn", rich, pictures());
  }

  @Test
  void mlp_takesPicturesAsTheyAre() throws Exception {
    assertSame("mlp", Map.of("hidden", 9L), pictures());
  }

  /** Time stamps of which floats would keep nothing, and a column without any spread. */
  @Test
  void mlp_predictsNumbersInTheirOwnUnit() throws Exception {
    StringBuilder text = new StringBuilder("seconds,same,size,y\n");
    for (int row = 0; row < 60; row++) {
      double seconds = 1.7e9 + row;
      text.append(seconds).append(",3,").append(row % 3 == 0 ? "small" : "large");
      text.append(',').append(1e4 + 5 * row).append('\n');
    }
    Path file = Files.writeString(folder.resolve("line.csv"), text);
    Map<String, Object> options = Map.of("file", file.toString(), "task", "regression");

    for (int i = 0; i < NETWORKS; i++) {
      Map<String, Object> settings = new TreeMap<>(assignments.next());
      settings.remove("loss");
      assertSame("mlp", settings, new NamedOptions("csv", options));
    }
  }

  @Test
  void write_saysWhatHasNoCounterpart() throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder().nIn(4).nOut(2).build())
                .layer(new RnnOutputLayer.Builder().nIn(2).nOut(3).build())
                .build());
    network.init();
    NamedOptions iris = NamedOptions.named("iris");
    Path zip = folder.resolve("own.zip");
    ModelFile.write(zip, network, load(iris), TestSpecs.spec().dataset(iris).build(), Map.of());

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OnnxFile.write(zip, folder.resolve("own.onnx")))
        .withMessage("layer 1, LSTM, has no counterpart in it");
    assertThat(folder.resolve("own.onnx")).doesNotExist();
  }

  private static List<String> activations() {
    List<String> all = new ArrayList<>();
    for (var each : Activations.values()) {
      all.add(each.name().toLowerCase(Locale.ROOT));
    }
    return all;
  }

  private NamedOptions pictures() {
    for (int i = 0; i < 20; i++) {
      PictureFiles.shape(folder.resolve("shapes/disc/" + i + ".png"), true, Color.ORANGE, i);
      PictureFiles.shape(folder.resolve("shapes/square/" + i + ".png"), false, Color.CYAN, i);
    }
    return new NamedOptions(
        "images",
        Map.of(
            "folder",
            folder.resolve("shapes").toString(),
            "size",
            Map.of("height", 9L, "width", 12L)));
  }

  private DataSplits load(NamedOptions choice) {
    return new DataSets(new DataFolders(Optional.empty(), folder)).load(choice);
  }

  /** Of weights that are nowhere 0, running statistics too. */
  private void assertSame(String family, Map<String, Object> settings, NamedOptions choice)
      throws Exception {
    DataSplits data = load(choice);
    Path zip = folder.resolve("model.zip");
    Path file = folder.resolve("model.onnx");
    try (TrainableNetwork network =
        new NetworkFamilies(UserCode.none())
            .get(family)
            .build(settings, new DataShape(data.shape(), data.task()), new RandomStreams(1))) {
      float[] weights = network.weights();
      for (int i = 0; i < weights.length; i++) {
        weights[i] += (float) (0.1 * random.nextGaussian());
      }
      network.restore(weights);
      ModelFile.write(
          zip, network.model(), data, TestSpecs.spec().dataset(choice).build(), Map.of());
    }

    OnnxFile.write(zip, file);

    List<double[]> rows = rows(data);
    try (SavedNetwork saved = SavedNetwork.read(zip)) {
      double furthest = compare(saved, file, rows, data);
      System.out.printf("%s of %s: %.1e%n", family, choice.name(), furthest);
      assertThat(furthest).as("%s %s", family, settings).isLessThan(WITHIN);
    }
  }

  /** Raw rows over the range of the data and a little more. */
  private List<double[]> rows(DataSplits data) {
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      double[] values = new double[data.scaling().low().length];
      for (int f = 0; f < values.length; f++) {
        values[f] = data.scaling().back(random.nextDouble(-0.2, 1.2), f);
      }
      rows.add(values);
    }
    return rows;
  }

  /** The largest distance of an output; numbers in the unit of their deviation. */
  private static double compare(SavedNetwork saved, Path file, List<double[]> rows, DataSplits data)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    double furthest = 0;
    double[][] ours = saved.outputs(rows);
    try (OrtSession.SessionOptions few = new OrtSession.SessionOptions()) {
      few.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file.toString(), few);
          OnnxTensor input = tensor(environment, session, rows, data);
          OrtSession.Result result = session.run(Map.of("input", input))) {
        if (data.targets().isPresent()) {
          double[][] theirs = (double[][]) result.get("prediction").orElseThrow().getValue();
          for (int row = 0; row < theirs.length; row++) {
            double mine = data.targets().get().back(ours[row][0], 0);
            double unit = data.targets().get().span()[0];
            furthest = Math.max(furthest, Math.abs(theirs[row][0] - mine) / unit);
          }
          return furthest;
        }
        float[][] theirs = (float[][]) result.get("probabilities").orElseThrow().getValue();
        String[] labels = (String[]) result.get("label").orElseThrow().getValue();
        for (int row = 0; row < theirs.length; row++) {
          for (int k = 0; k < theirs[row].length; k++) {
            furthest = Math.max(furthest, Math.abs(theirs[row][k] - ours[row][k]));
          }
        }
        assertThat(labels[0]).isEqualTo(saved.answers(rows.subList(0, 1)).get(0).text());
        assertThat(session.getMetadata().getCustomMetadata()).containsKeys("labels", "trial");
      }
    }
    return furthest;
  }

  private static OnnxTensor tensor(
      OrtEnvironment environment, OrtSession session, List<double[]> rows, DataSplits data)
      throws OrtException {
    boolean picture = session.getInputInfo().get("input").getInfo().toString().contains("FLOAT");
    if (!picture) {
      return OnnxTensor.createTensor(environment, rows.toArray(double[][]::new));
    }
    Image image = (Image) data.shape();
    FloatBuffer floats = FloatBuffer.allocate(rows.size() * image.features());
    for (double[] row : rows) {
      for (double value : row) {
        floats.put((float) value);
      }
    }
    long[] sizes = {rows.size(), image.channels(), image.height(), image.width()};
    return OnnxTensor.createTensor(environment, floats.flip(), sizes);
  }
}
