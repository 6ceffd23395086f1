package dev.sweepline.worker.network;

import org.nd4j.linalg.activations.Activation;

/** What hidden layers do to their sums; the negative slope of leaky_relu is 0.01. */
enum Activations {
  RELU(Activation.RELU),
  LEAKY_RELU(Activation.LEAKYRELU),
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

  Activation dl4j() {
    return dl4j;
  }
}
