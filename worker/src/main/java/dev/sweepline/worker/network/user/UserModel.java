package dev.sweepline.worker.network.user;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Network of a user's, fitted to the data. Not thread-safe.
 *
 * @param name for messages: the file or class
 * @param first the layers that take examples
 * @param last the layer that gives outputs
 */
record UserModel(String name, Model model, List<Entry> first, Layer last, DataType type) {

  /**
   * A layer that takes examples, and what turns rows into its input.
   *
   * @param attach gives it another preprocessor
   */
  record Entry(
      Layer layer,
      InputPreProcessor preprocessor,
      java.util.function.Consumer<InputPreProcessor> attach) {}

  /**
   * Looks into a model.
   *
   * @throws InvalidNetworkException when it is of no kind that can be trained here
   */
  static UserModel of(String name, Model model) {
    if (model instanceof MultiLayerNetwork network) {
      return sequential(name, network);
    }
    if (model instanceof ComputationGraph graph) {
      return graph(name, graph);
    }
    throw new InvalidNetworkException(
        "%s gives %s, not a MultiLayerNetwork or ComputationGraph"
            .formatted(name, model == null ? "nothing" : model.getClass().getName()));
  }

  private static UserModel sequential(String name, MultiLayerNetwork network) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    int size = configuration.getConfs().size();
    if (size == 0) {
      throw new InvalidNetworkException(name + " has no layers");
    }
    Map<Integer, InputPreProcessor> preprocessors = configuration.getInputPreProcessors();
    Entry entry =
        new Entry(
            configuration.getConf(0).getLayer(),
            preprocessors.get(0),
            preprocessor -> preprocessors.put(0, preprocessor));
    return new UserModel(
        name,
        network,
        List.of(entry),
        configuration.getConf(size - 1).getLayer(),
        configuration.getDataType());
  }

  private static UserModel graph(String name, ComputationGraph graph) {
    ComputationGraphConfiguration configuration = graph.getConfiguration();
    if (configuration.getNetworkInputs().size() != 1
        || configuration.getNetworkOutputs().size() != 1) {
      throw new InvalidNetworkException(
          "%s has inputs %s and outputs %s; it must have one of each"
              .formatted(
                  name, configuration.getNetworkInputs(), configuration.getNetworkOutputs()));
    }
    String input = configuration.getNetworkInputs().get(0);
    List<Entry> entries =
        configuration.getVertexInputs().entrySet().stream()
            .filter(vertex -> vertex.getValue().contains(input))
            .flatMap(vertex -> layer(configuration, vertex.getKey()).stream())
            .map(
                vertex ->
                    new Entry(
                        vertex.getLayerConf().getLayer(),
                        vertex.getPreProcessor(),
                        vertex::setPreProcessor))
            .toList();
    Layer last =
        layer(configuration, configuration.getNetworkOutputs().get(0))
            .map(vertex -> vertex.getLayerConf().getLayer())
            .orElse(null);
    return new UserModel(name, graph, entries, last, configuration.getDataType());
  }

  private static Optional<LayerVertex> layer(
      ComputationGraphConfiguration configuration, String vertex) {
    return configuration.getVertices().get(vertex) instanceof LayerVertex layer
        ? Optional.of(layer)
        : Optional.empty();
  }

  /**
   * Makes it fit the data: images where it begins with filters, our losses where it ends.
   *
   * @throws InvalidNetworkException saying what does not fit
   */
  FittedModel fit(DataShape shape) {
    require(type == DataType.FLOAT, "computes in " + type + ", not FLOAT");
    first.forEach(entry -> fit(entry, shape.input()));
    int features = shape.input().features();
    Optional<String> inside =
        model instanceof MultiLayerNetwork network
            ? InnerShapes.refuse(network.getLayerWiseConfigurations(), features)
            : InnerShapes.refuse(((ComputationGraph) model).getConfiguration(), features);
    inside.ifPresent(
        why -> {
          throw new InvalidNetworkException(name + ": its " + why);
        });
    require(last instanceof BaseOutputLayer, "does not end with an output layer");
    BaseOutputLayer output = (BaseOutputLayer) last;
    require(
        output.getNOut() == shape.outputs(),
        "gives %d values, but the data set has %d %s"
            .formatted(
                output.getNOut(),
                shape.outputs(),
                shape.task() instanceof Task.Classification ? "labels" : "numbers to predict"));
    Loss loss = UserLoss.adopt(name, output, shape.task());
    return new FittedModel(model, shape, loss, 0, 0);
  }

  private void fit(Entry entry, InputShape input) {
    InputPreProcessor preprocessor = entry.preprocessor();
    if (preprocessor instanceof FeedForwardToCnnPreProcessor image) {
      long values = image.getInputHeight() * image.getInputWidth() * image.getNumChannels();
      requireInput(values, input);
    } else if (preprocessor == null && entry.layer() instanceof ConvolutionLayer filters) {
      require(input instanceof Image, "begins with filters, but examples are not images");
      Image image = (Image) input;
      require(
          filters.getNIn() == image.channels(),
          "takes images of %d channels, but an example has %d"
              .formatted(filters.getNIn(), image.channels()));
      entry
          .attach()
          .accept(
              new FeedForwardToCnnPreProcessor(image.height(), image.width(), image.channels()));
    } else if (preprocessor == null && entry.layer() instanceof FeedForwardLayer layer) {
      requireInput(layer.getNIn(), input);
    }
  }

  private void requireInput(long values, InputShape input) {
    require(
        values == input.features(),
        "takes %d values, but an example has %d".formatted(values, input.features()));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidNetworkException(name + " " + otherwise);
    }
  }
}
