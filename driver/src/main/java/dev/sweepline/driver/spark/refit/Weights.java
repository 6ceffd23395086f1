package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.network.dl4j.NetworkState;
import java.io.Serializable;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights and optimizer state on their way to executors, as Java arrays, which Kryo writes ten
 * times as fast as ND4J's serializer writes its own. Immutable; no record, whose fields Spark's
 * Kryo cannot read.
 */
final class Weights implements Serializable {
  private static final long serialVersionUID = 1;

  private final float[] weights;
  private final float[] state;
  private final int steps;

  /**
   * What is sent.
   *
   * @param state the optimizer's; empty where it keeps none
   * @param steps trained so far, which some optimizers count
   */
  private Weights(float[] weights, float[] state, int steps) {
    this.weights = weights;
    this.state = state;
    this.steps = steps;
  }

  static Weights of(Model network, INDArray stateOrNull, int steps) {
    float[] state = stateOrNull == null ? new float[0] : stateOrNull.data().asFloat();
    return new Weights(network.params().data().asFloat(), state, steps);
  }

  NetworkState unpacked() {
    return new NetworkState(weights, state, steps);
  }

  long bytes() {
    return (long) Float.BYTES * (weights.length + state.length);
  }
}
