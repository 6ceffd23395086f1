package dev.sweepline.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.view.PlainJson;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.dl4j.PlainNetwork;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.random.RandomStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("thorough")
class Dl4jStackTest {
  private static final DataShape LABELS =
      new DataShape(new InputShape.Image(1, 3, 3), Task.Classification.numbered(4));
  private static final DataShape NUMBERS =
      new DataShape(new InputShape.Flat(5), new Task.Regression(2));

  private static final NetworkFamilies FAMILIES = new NetworkFamilies(UserCode.none());

  @ParameterizedTest
  @CsvSource({
    "relu, 1",
    "leaky_relu, 2",
    "tanh, 3",
    "sigmoid, 1",
    "elu, 1",
    "gelu, 1",
    "selu, 1",
    "softplus, 1",
    "swish, 2"
  })
  void entries_areThoseThatDl4jWrites(String activation, int layers) throws IOException {
    Map<String, Object> settings =
        Map.of(
            "activation",
            activation,
            "layers",
            (long) layers,
            "hidden",
            7L,
            "dropout",
            0.3,
            "l2",
            0.01,
            "optimizer",
            "momentum");

    requireEqual("mlp", settings, LABELS);
    requireEqual("mlp", settings, NUMBERS);
  }

  @Test
  void entriesWithoutHiddenLayers_areThoseThatDl4jWrites() throws IOException {
    requireEqual("softmax", Map.of(), LABELS);
  }

  @Test
  void networksWithOtherLayers_areLeftToDl4j() {
    DataShape image = new DataShape(new InputShape.Image(1, 8, 8), LABELS.task());

    assertThat(stack("mlp", Map.of("activation", "prelu"), LABELS)).isEmpty();
    assertThat(stack("mlp", Map.of("batch_norm", true), LABELS)).isEmpty();
    assertThat(stack("cnn", Map.of(), image)).isEmpty();
  }

  private static Optional<Dl4jStack> stack(
      String family, Map<String, Object> settings, DataShape shape) {
    NetworkPlan plan = NetworkFamilies.plan(family, settings, shape).orElseThrow();
    return Dl4jStack.of(plan, 1);
  }

  private static void requireEqual(String family, Map<String, Object> settings, DataShape shape)
      throws IOException {
    Dl4jStack stack = stack(family, settings, shape).orElseThrow();
    try (TrainableNetwork network =
        FAMILIES.get(family).build(settings, shape, new RandomStreams(1))) {
      MultiLayerNetwork plain = (MultiLayerNetwork) PlainNetwork.of(network.model());
      Map<String, byte[]> theirs = entries(plain);
      ByteArrayOutputStream weights = new ByteArrayOutputStream();
      Dl4jStack.write(network.weights(), weights);

      assertThat(theirs.get("coefficients.bin")).isEqualTo(weights.toByteArray());
      assertThat(MultiLayerConfiguration.fromJson(PlainJson.write(stack.configuration())).toJson())
          .isEqualTo(seeded(plain.getLayerWiseConfigurations().toJson()));
    }
  }

  private static String seeded(String json) {
    return json.replaceAll("\"seed\" : -?\\d+", "\"seed\" : 1");
  }

  private static Map<String, byte[]> entries(MultiLayerNetwork network) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, file, false);
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }
}
