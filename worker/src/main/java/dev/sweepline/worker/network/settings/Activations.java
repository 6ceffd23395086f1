package dev.sweepline.worker.network.settings;

/**
 * Activation functions of hidden layers. {@link #PRELU} (He et al. 2015) learns its negative
 * slopes, one for each neuron or filter, from 0.25; it is a layer of its own in DL4J.
 */
public enum Activations {
  RELU,
  LEAKY_RELU,
  PRELU,
  TANH,
  SIGMOID,
  ELU,
  GELU,
  SELU,
  SOFTPLUS,
  SWISH,
  IDENTITY
}
