package dev.sweepline.worker.network.user;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.settings.Domain.Anything;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.Setting;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.Settings;
import dev.sweepline.worker.network.settings.SharedSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;

/** DL4J's own configuration in a file, with placeholders for parameters. Thread-safe. */
public final class JsonFamily implements NetworkFamily {
  private final String name;
  private final Placeholders text;
  private final Settings settings;

  private JsonFamily(String name, Placeholders text) {
    this.name = name;
    this.text = text;
    List<String> training = SharedSettings.TRAINING.stream().map(Setting::name).toList();
    List<Setting> own =
        text.names().stream()
            .filter(parameter -> !training.contains(parameter))
            .map(parameter -> Setting.derived(parameter, new Anything(), "a placeholder"))
            .toList();
    this.settings = Settings.of(name, List.of(own, SharedSettings.TRAINING));
  }

  /**
   * A family of a file's text.
   *
   * @param name as the sweep file writes it
   */
  public static JsonFamily of(String name, String text) {
    return new JsonFamily(name, new Placeholders(text));
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Optional<String> refuse(Map<String, Object> example, Optional<DataShape> shape) {
    return InvalidNetworkException.refusal(
        () -> {
          UserModel model = model(example, 0);
          shape.ifPresent(model::fit);
        });
  }

  @Override
  public PlannedNetwork planned(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    return fitted(parameters, shape, random).planned();
  }

  @Override
  public TrainableNetwork build(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    return fitted(parameters, shape, random).trainable(random);
  }

  private FittedModel fitted(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    SettingValues values = settings.read(parameters);
    return model(parameters, random.seedOf(Purpose.WEIGHTS, 0)).fit(shape).with(values);
  }

  private UserModel model(Map<String, Object> parameters, long seed) {
    try {
      return UserModel.of(name, network(text.fill(parameters), seed));
    } catch (InvalidNetworkException e) {
      throw new InvalidNetworkException(name + ": " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new InvalidNetworkException(name + ": " + line(e));
    } catch (RuntimeException e) {
      throw new InvalidNetworkException(
          name + ": " + (e.getCause() instanceof JsonProcessingException json ? line(json) : e));
    }
  }

  private static Model network(String json, long seed) throws JsonProcessingException {
    JsonBounds.check(json);
    JsonNode tree = NeuralNetConfiguration.mapper().readTree(json);
    if (tree.has("confs")) {
      MultiLayerConfiguration layers = MultiLayerConfiguration.fromJson(json);
      layers.getConfs().forEach(layer -> layer.setSeed(seed));
      layers.setDataType(DataType.FLOAT);
      return new MultiLayerNetwork(layers);
    }
    if (tree.has("vertices")) {
      ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(json);
      graph.getDefaultConfiguration().setSeed(seed);
      graph.setDataType(DataType.FLOAT);
      return new ComputationGraph(graph);
    }
    throw new InvalidNetworkException(
        "is neither a MultiLayerConfiguration (no \"confs\") nor a ComputationGraphConfiguration"
            + " (no \"vertices\") as DL4J writes them");
  }

  private static String line(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : "line %d, column %d: "
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return where + e.getOriginalMessage().lines().findFirst().orElse("not JSON");
  }
}
