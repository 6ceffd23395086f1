package dev.sweepline.worker.network.settings;

/**
 * Optimizers as sweep files write them; with momentum it becomes a {@link OptimizerSettings.Rule}.
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
