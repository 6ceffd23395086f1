package dev.sweepline.worker.predict.onnx;

import dev.sweepline.worker.data.DataException;
import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Dictionary of activations: operations of ONNX for DL4J's. Stateless. */
final class OnnxActivations {
  /** Of Hendrycks and Gimpel's (2016) quicker form, which DL4J means. */
  private static final float GELU = 1.702f;

  private OnnxActivations() {}

  /**
   * Adds one.
   *
   * @throws DataException when there is no such operation
   */
  static String add(OnnxGraph graph, IActivation activation, String input) {
    if (activation instanceof ActivationIdentity) {
      return input;
    }
    if (activation instanceof ActivationReLU plain && plain.equals(new ActivationReLU())) {
      return graph.add("Relu", List.of(input));
    }
    if (activation instanceof ActivationLReLU leaky) {
      return graph.add("LeakyRelu", List.of(input), OnnxAttribute.of("alpha", leaky.getAlpha()));
    }
    if (activation instanceof ActivationELU elu) {
      return graph.add("Elu", List.of(input), OnnxAttribute.of("alpha", elu.getAlpha()));
    }
    if (activation instanceof ActivationTanH) {
      return graph.add("Tanh", List.of(input));
    }
    if (activation instanceof ActivationSigmoid) {
      return graph.add("Sigmoid", List.of(input));
    }
    if (activation instanceof ActivationSELU) {
      return graph.add("Selu", List.of(input));
    }
    if (activation instanceof ActivationSoftPlus) {
      return graph.add("Softplus", List.of(input));
    }
    if (activation instanceof ActivationSwish) {
      return graph.add("Mul", List.of(input, graph.add("Sigmoid", List.of(input))));
    }
    if (activation instanceof ActivationGELU gelu && !gelu.isPrecise()) {
      String times = graph.add("Mul", List.of(input, graph.floats(new float[] {GELU}, 1)));
      return graph.add("Mul", List.of(input, graph.add("Sigmoid", List.of(times))));
    }
    if (activation instanceof ActivationSoftmax) {
      return graph.add("Softmax", List.of(input), OnnxAttribute.of("axis", -1L));
    }
    throw new DataException("activation " + activation + " has no counterpart in it");
  }
}
