package dev.sweepline.worker.network.dl4j;

import static java.util.Objects.requireNonNull;

/**
 * Snapshot of one network in training. The arrays are nobody else's.
 *
 * @param weights everything learnt, running statistics too, in DL4J's order
 * @param optimizer what the optimizer keeps, in DL4J's order; empty where it keeps nothing
 * @param iterations minibatches that the optimizer has counted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only carried
public record NetworkState(float[] weights, float[] optimizer, int iterations) {
  public NetworkState {
    requireNonNull(weights, "weights");
    requireNonNull(optimizer, "optimizer");
  }

  /** The same for an optimizer that keeps so much; one that keeps as much goes on with it. */
  public NetworkState withMemory(long size) {
    return optimizer.length == size
        ? this
        : new NetworkState(weights, new float[Math.toIntExact(size)], iterations);
  }
}
