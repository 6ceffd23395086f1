package dev.sweepline.worker.train;

import java.util.List;
import java.util.Map;

/** Networks of one trial, whatever computes for them: one, or several in lockstep. */
public interface TrainableGroup {
  /** Passes begun. */
  int epoch();

  /** Minibatches trained. */
  long step();

  /** Whether the pass is over, so that the next minibatch begins another. */
  boolean passEnded();

  /** Minibatches in so many passes. */
  long steps(int passes);

  /**
   * Trains on one minibatch.
   *
   * @throws DivergedException when a loss is NaN or infinite
   */
  void advance();

  /**
   * The metrics of an epoch.
   *
   * @throws DivergedException when a validation loss is NaN or infinite
   */
  Map<String, Double> measure();

  /** The metrics of the finished networks. */
  Map<String, Double> test();

  /** Makes every learning rate its first value times the factor. */
  void scaleRates(double factor);

  /** A copy of everything learnt, network by network. */
  List<float[]> weights();

  /** Takes back what {@link #weights()} gave. */
  void restore(List<float[]> weights);
}
