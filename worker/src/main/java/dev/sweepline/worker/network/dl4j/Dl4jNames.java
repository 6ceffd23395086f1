package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Dictionary of activations and optimizers: DL4J's own for each of ours. */
final class Dl4jNames {
  private Dl4jNames() {}

  /** Prelu is a layer of its own there, above one that does nothing. */
  static IActivation function(Activations activation, double leakySlope) {
    return switch (activation) {
      case RELU -> Activation.RELU.getActivationFunction();
      case LEAKY_RELU -> new ActivationLReLU(leakySlope);
      case TANH -> Activation.TANH.getActivationFunction();
      case SIGMOID -> Activation.SIGMOID.getActivationFunction();
      case ELU -> Activation.ELU.getActivationFunction();
      case GELU -> Activation.GELU.getActivationFunction();
      case SELU -> Activation.SELU.getActivationFunction();
      case SOFTPLUS -> Activation.SOFTPLUS.getActivationFunction();
      case SWISH -> Activation.SWISH.getActivationFunction();
      case PRELU, IDENTITY -> Activation.IDENTITY.getActivationFunction();
    };
  }

  static IUpdater updater(OptimizerSettings descent) {
    double rate = descent.rate();
    return switch (descent.rule()) {
      case PLAIN -> new Sgd(rate);
      case HEAVY -> new Momentum(rate, descent.momentum());
      case NESTEROV -> new Nesterovs(rate, descent.momentum());
      case ADAM -> new Adam(rate, descent.beta1(), descent.beta2(), descent.epsilon());
      case RMSPROP -> new RmsProp(rate, descent.rho(), descent.epsilon());
      case ADAGRAD -> new AdaGrad(rate, descent.epsilon());
    };
  }
}
