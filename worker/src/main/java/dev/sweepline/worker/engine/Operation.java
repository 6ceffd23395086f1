package dev.sweepline.worker.engine;

/** Operation on a minibatch, between the tensor below it and the one above. Not thread-safe. */
interface Operation {
  /** Where its outputs go. */
  Tensor above();

  /**
   * Makes the outputs.
   *
   * @param step minibatches trained before
   */
  void forward(long step);

  /** Makes the derivatives by what came in and by its weights from those by its outputs. */
  void backward();

  /** A minibatch has been learnt from, not only looked at. */
  default void learnt() {}
}
