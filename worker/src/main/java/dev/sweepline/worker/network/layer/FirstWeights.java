package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.random.RandomStreams;
import java.util.List;

/** Source of the weights that a network starts with. Thread-safe. */
public interface FirstWeights {
  /**
   * All of them, which follow from the network and the seed alone.
   *
   * @param layers of the network, from the data up
   * @param slices where the weights of each lie
   */
  float[] of(List<LayerSpec> layers, List<WeightSlice> slices, RandomStreams random);
}
