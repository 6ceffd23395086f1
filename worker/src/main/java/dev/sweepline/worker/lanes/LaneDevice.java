package dev.sweepline.worker.lanes;

import dev.sweepline.worker.random.RandomStreams;
import java.util.List;

/** Device on which networks train side by side, each as if alone. Thread-safe. */
public interface LaneDevice {
  /**
   * Room for networks of equal depth on the same data, with all the memory that they share.
   *
   * @param widths of each network, see {@link dev.sweepline.worker.network.family.DensePlan#sizes}
   * @param batchSize examples in a minibatch
   * @param answersOfRow numbers that networks learn for a row
   * @param random of all of them: the same outputs are dropped in each
   * @throws OutOfMemoryError when the device has no room for them
   */
  LaneRoom room(List<int[]> widths, int batchSize, int answersOfRow, RandomStreams random);
}
