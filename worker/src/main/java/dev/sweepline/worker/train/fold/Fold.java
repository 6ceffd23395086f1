package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Heartbeat;
import java.util.Map;

/**
 * A network and the data it is trained and judged on. Not thread-safe. What it does is the same bit
 * for bit whether other folds take turns with it or not.
 */
final class Fold implements AutoCloseable {
  private final Learner network;
  private final Minibatches batches;
  private final Epochs epochs;

  /** Takes a network over: closes it when it is closed. */
  Fold(Learner network, DataSplits data, int batchSize, RandomStreams random, Heartbeat heartbeat) {
    this.network = network;
    this.batches = batches(network, data, batchSize);
    this.epochs = new Epochs(network, batches, data, random, heartbeat);
  }

  private static Minibatches batches(Learner network, DataSplits data, int batchSize) {
    try {
      return new Minibatches(data.train(), batchSize);
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  Learner network() {
    return network;
  }

  Epochs epochs() {
    return epochs;
  }

  /**
   * Trains on one minibatch.
   *
   * @throws DivergedException when its loss is NaN or infinite
   */
  void advance() {
    epochs.advance();
  }

  /** Stands where another network of the same layers stood. */
  void goOn(Checkpoint from) {
    network.goOn(from);
    int passes = from.last().epoch();
    epochs.progress().goOn(passes, epochs.progress().steps(passes));
  }

  /**
   * The metrics of an epoch.
   *
   * @param trainRows rows of the training part that are judged at most
   * @throws DivergedException when the validation loss is NaN or infinite
   */
  Map<String, Double> measure(int trainRows) {
    Map<String, Double> metrics = epochs.validation().metrics(MetricNames.VAL);
    metrics.put(MetricNames.TRAIN_LOSS, epochs.progress().trainLoss());
    metrics.putAll(epochs.training(trainRows));
    metrics.putAll(network.layers());
    return metrics;
  }

  /** The metrics of the finished network. */
  Map<String, Double> test() {
    return epochs.test().metrics(MetricNames.TEST);
  }

  @Override
  public void close() {
    batches.close();
    network.close();
  }
}
