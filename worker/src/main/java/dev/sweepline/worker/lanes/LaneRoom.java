package dev.sweepline.worker.lanes;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.random.RandomStreams;

/**
 * Room of the networks of a pack on a device: minibatches in slots, shared by all, and what
 * networks need while they compute. Not thread-safe.
 */
public interface LaneRoom extends AutoCloseable {
  /** Minibatches that it holds at once. */
  int slots();

  /**
   * Whether all networks are to be trained on one slot before any is on the next, as a device wants
   * that computes a step of all of them at once; otherwise each on all slots before the next
   * network, as caches want. What they learn is the same.
   */
  boolean together();

  /**
   * Puts a minibatch into a slot.
   *
   * @param rows examples, as many as are given; the others are left over from before
   * @param answers for each of them, one after the other
   */
  void fill(int slot, float[][] rows, int count, float[] answers);

  /**
   * A network with its starting weights, of one of the widths there is room for.
   *
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when its loss does not go
   *     with such data
   * @throws OutOfMemoryError when the device has no room for it
   */
  LaneNetwork network(DensePlan plan, DataShape shape, RandomStreams random);

  @Override
  void close();
}
