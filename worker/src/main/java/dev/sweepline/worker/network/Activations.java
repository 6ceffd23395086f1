package dev.sweepline.worker.network;

import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/**
 * What hidden layers do to their sums. {@link #PRELU} (He et al. 2015) learns its negative slopes,
 * one for each neuron or filter, from 0.25; it is a layer of its own in DL4J.
 */
public enum Activations {
  RELU(Activation.RELU),
  LEAKY_RELU(Activation.LEAKYRELU),
  PRELU(Activation.IDENTITY),
  TANH(Activation.TANH),
  SIGMOID(Activation.SIGMOID),
  ELU(Activation.ELU),
  GELU(Activation.GELU),
  SELU(Activation.SELU),
  SOFTPLUS(Activation.SOFTPLUS),
  SWISH(Activation.SWISH),
  IDENTITY(Activation.IDENTITY);

  private final Activation dl4j;

  Activations(Activation dl4j) {
    this.dl4j = dl4j;
  }

  IActivation dl4j(double leakySlope) {
    return this == LEAKY_RELU ? new ActivationLReLU(leakySlope) : dl4j.getActivationFunction();
  }
}
