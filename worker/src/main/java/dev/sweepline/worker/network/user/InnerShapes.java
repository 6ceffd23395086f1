package dev.sweepline.worker.network.user;

import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Check that the layers of a user's network go with each other: DL4J itself finds out only when the
 * first examples pass. Stateless.
 */
final class InnerShapes {
  private InnerShapes() {}

  /** Which layer does not take what the one before it gives; layers count from 1. */
  static Optional<String> refuse(MultiLayerConfiguration network, int features) {
    InputType type = InputType.feedForward(features);
    for (int i = 0; i < network.getConfs().size(); i++) {
      Layer layer = network.getConf(i).getLayer();
      try {
        InputPreProcessor preprocessor = network.getInputPreProcess(i);
        type = preprocessor == null ? type : preprocessor.getOutputType(type);
        Optional<String> refusal = refuse(layer, type);
        if (refusal.isPresent()) {
          return refusal.map(("layer " + (i + 1) + " ")::concat);
        }
        type = layer.getOutputType(i, type);
      } catch (RuntimeException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return Optional.of(
            "layer %d cannot be: %s".formatted(i + 1, reason.lines().findFirst().orElse("")));
      }
    }
    return Optional.empty();
  }

  /** The same for layers that go by names, as far as DL4J can tell what each of them gives. */
  static Optional<String> refuse(ComputationGraphConfiguration network, int features) {
    Map<String, InputType> given;
    try {
      given = network.getLayerActivationTypes(false, false, InputType.feedForward(features));
    } catch (RuntimeException e) {
      // Types are a help in building graphs; some that train well have none.
      return Optional.empty();
    }
    for (Map.Entry<String, GraphVertex> vertex : network.getVertices().entrySet()) {
      if (vertex.getValue() instanceof LayerVertex layer) {
        String before = network.getVertexInputs().get(vertex.getKey()).get(0);
        InputType type = given.get(before);
        InputPreProcessor preprocessor = layer.getPreProcessor();
        type = preprocessor == null ? type : preprocessor.getOutputType(type);
        Optional<String> refusal = refuse(layer.getLayerConf().getLayer(), type);
        if (refusal.isPresent()) {
          return refusal.map(("layer '" + vertex.getKey() + "' ")::concat);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refuse(Layer layer, InputType type) {
    if (layer instanceof ConvolutionLayer filters && type instanceof InputTypeConvolutional image) {
      return differ("channels", filters.getNIn(), image.getChannels());
    }
    boolean isDense = layer instanceof DenseLayer || layer instanceof BaseOutputLayer;
    return isDense && type instanceof InputTypeFeedForward values
        ? differ("values", ((FeedForwardLayer) layer).getNIn(), values.getSize())
        : Optional.empty();
  }

  private static Optional<String> differ(String what, long taken, long given) {
    return taken == given
        ? Optional.empty()
        : Optional.of("takes %d %s, but gets %d".formatted(taken, what, given));
  }
}
