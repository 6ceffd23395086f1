package dev.sweepline.worker.network.layer;

/** Curve of a learning rate over the minibatches of a training. Stateless. */
public interface RateCurve {
  /**
   * The rate of a step.
   *
   * @param step minibatches trained before
   */
  double at(int step);

  static RateCurve constant(double rate) {
    return step -> rate;
  }
}
