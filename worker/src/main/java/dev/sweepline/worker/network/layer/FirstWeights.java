package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.random.RandomStreams;

/** Source of the weights that a network starts with. Thread-safe. */
public interface FirstWeights {
  /** All of them, in DL4J's order; they follow from the plan and the seed alone. */
  float[] of(NetworkPlan plan, RandomStreams random);
}
