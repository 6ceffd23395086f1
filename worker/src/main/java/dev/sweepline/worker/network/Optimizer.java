package dev.sweepline.worker.network;

/**
 * What sweep files write for {@code optimizer}; with momentum it becomes a {@link Descent.Rule}.
 */
enum Optimizer {
  ADAM,
  /** Plain descent, unless it is given momentum. */
  SGD,
  MOMENTUM,
  NESTEROV,
  RMSPROP,
  ADAGRAD
}
