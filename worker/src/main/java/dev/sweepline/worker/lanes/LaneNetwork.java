package dev.sweepline.worker.lanes;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.network.dl4j.NetworkState;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;

/**
 * One network of a pack. What it computes follows from its plan, the data and the seed alone,
 * whoever else is in the room. Not thread-safe.
 */
public interface LaneNetwork extends AutoCloseable {
  /** By which it learns and is judged. */
  Loss loss();

  /**
   * Moves the weights once, on a minibatch in the room.
   *
   * @param slot where it is
   * @param rows it has
   * @param step minibatches trained before
   * @return the loss before, the mean over its rows, with regularisation and dropout
   */
  double fit(int slot, int rows, long step);

  /**
   * Outputs as when it is used, without dropout, for every {@code stride}-th row of a part from
   * {@code first} to before {@code end}.
   */
  void read(DataPart part, int first, int stride, int end, Logits into);

  /** Makes the learning rate its first value times the factor. */
  void scaleRate(double factor);

  /** A copy of everything learnt. */
  float[] weights();

  /** The same in DL4J's order. */
  float[] dl4jWeights();

  /** Takes back what {@link #weights()} gave; the optimizer's memory stays. */
  void restore(float[] earlier);

  /** Where it stands, in its own order; the learning rate is its trial's. */
  NetworkState state();

  /** Stands where another of the same plan stood. */
  void goOn(NetworkState from);

  @Override
  void close();
}
