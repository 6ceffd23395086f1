package dev.sweepline.worker.network.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that has weights, over some examples. What follows it in a stack up to the next, its
 * normalisation, activation and pooling, counts as part of it.
 *
 * @param name {@code layer1}, {@code layer2}, … in a stack; as its author called it in a graph
 * @param weights its own array, biases not among them
 * @param gradient of the examples' summed loss, of the weights' shape
 * @param output for each example, examples × units, or × filters × height × width
 */
public record LayerView(String name, INDArray weights, INDArray gradient, INDArray output) {
  private static final String WEIGHTS = "W";

  static LayerView of(String name, Layer layer, Model model, String key, INDArray output) {
    INDArray gradient = model.gradient().getGradientFor(key + WEIGHTS);
    return new LayerView(name, layer.getParam(WEIGHTS), gradient, output);
  }

  /**
   * Pooling and the like refuse to be asked for weights. The slopes of prelu are called W too, but
   * belong to the layer below.
   */
  static boolean isWeighted(Layer layer) {
    return layer.numParams() > 0
        && layer.getParam(WEIGHTS) != null
        && !(layer.conf().getLayer() instanceof PReLULayer);
  }
}
