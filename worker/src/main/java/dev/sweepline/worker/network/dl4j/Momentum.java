package dev.sweepline.worker.network.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Classical momentum (Polyak 1964): v ← μ·v + η·g, then w ← w − v. DL4J has only Nesterov's form,
 * which looks ahead. Not thread-safe; belongs to one network.
 */
final class Momentum implements IUpdater {
  private static final long serialVersionUID = 1;

  private double rate;
  private final double momentum;

  Momentum(double rate, double momentum) {
    this.rate = rate;
    this.momentum = momentum;
  }

  double momentum() {
    return momentum;
  }

  @Override
  public long stateSize(long weights) {
    return weights;
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray view, boolean initialize) {
    INDArray flat = view.reshape(view.length());
    MomentumUpdater updater = new MomentumUpdater(this);
    updater.setStateViewArray(flat, flat.shape(), flat.ordering(), initialize);
    return updater;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    MomentumUpdater updater = new MomentumUpdater(this);
    updater.setState(state, initialize);
    return updater;
  }

  @Override
  public IUpdater clone() {
    return new Momentum(rate, momentum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Momentum that && rate == that.rate && momentum == that.momentum;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(rate) + Double.hashCode(momentum);
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return rate;
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    if (schedule != null) {
      throw new UnsupportedOperationException("momentum takes no schedule");
    }
    this.rate = rate;
  }
}
