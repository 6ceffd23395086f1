package dev.sweepline.worker.network.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** The state of {@link Momentum}: one velocity per weight. Not thread-safe. */
final class MomentumUpdater implements GradientUpdater<Momentum> {
  private static final String VELOCITY = "V";

  private final Momentum config;
  private INDArray velocity;

  MomentumUpdater(Momentum config) {
    this.config = config;
  }

  @Override
  public Momentum getConfig() {
    return config;
  }

  @Override
  public void setState(Map<String, INDArray> state, boolean initialize) {
    velocity = state.get(VELOCITY);
  }

  @Override
  public Map<String, INDArray> getState() {
    return Map.of(VELOCITY, velocity);
  }

  @Override
  public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
    if (initialize) {
      view.assign(0);
    }
    velocity = view.reshape(order, shape);
  }

  /** Turns the gradient into what DL4J subtracts from the weights. */
  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    INDArray step = gradient.reshape(velocity.shape());
    velocity.muli(config.momentum());
    velocity.addi(step.muli(config.getLearningRate(iteration, epoch)));
    step.assign(velocity);
  }
}
