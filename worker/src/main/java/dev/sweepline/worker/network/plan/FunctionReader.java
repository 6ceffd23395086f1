package dev.sweepline.worker.network.plan;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.layer.LayerSpec.Activation;
import dev.sweepline.worker.network.settings.Activations;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Reader of DL4J's activation functions. Stateless. */
final class FunctionReader {
  private FunctionReader() {}

  /** The same function as ours. */
  static Activation read(IActivation function, InputShape shape) {
    if (function instanceof ActivationLReLU leaky) {
      return new Activation(shape, Activations.LEAKY_RELU, leaky.getAlpha());
    }
    if (function instanceof ActivationReLU relu && isSet(relu.getNegativeSlope())) {
      UnplannableException.require(isPlain(relu.getMax(), relu.getThreshold()), named(function));
      return new Activation(shape, Activations.LEAKY_RELU, relu.getNegativeSlope());
    }
    return new Activation(shape, plain(function), 0);
  }

  private static Activations plain(IActivation function) {
    if (function == null || function instanceof ActivationIdentity) {
      return Activations.IDENTITY;
    }
    if (function instanceof ActivationReLU relu && isPlain(relu.getMax(), relu.getThreshold())) {
      return Activations.RELU;
    }
    if (function instanceof ActivationTanH) {
      return Activations.TANH;
    }
    if (function instanceof ActivationSigmoid) {
      return Activations.SIGMOID;
    }
    if (function instanceof ActivationELU elu && elu.getAlpha() == 1) {
      return Activations.ELU;
    }
    if (function instanceof ActivationSELU) {
      return Activations.SELU;
    }
    if (function instanceof ActivationGELU gelu && !gelu.isPrecise()) {
      return Activations.GELU;
    }
    if (function instanceof ActivationSwish) {
      return Activations.SWISH;
    }
    if (function instanceof ActivationSoftPlus) {
      return Activations.SOFTPLUS;
    }
    throw new UnplannableException(named(function));
  }

  private static String named(IActivation function) {
    return "activation " + function;
  }

  private static boolean isPlain(Double max, Double threshold) {
    return !isSet(max) && !isSet(threshold);
  }

  private static boolean isSet(Double number) {
    return number != null && number != 0;
  }
}
