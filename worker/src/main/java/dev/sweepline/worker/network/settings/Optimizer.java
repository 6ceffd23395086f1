package dev.sweepline.worker.network.settings;

/**
 * What sweep files write for {@code optimizer}; with momentum it becomes a {@link
 * OptimizerSettings.Rule}.
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
