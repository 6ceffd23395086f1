package dev.sweepline.worker.train;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.network.TrainableNetwork;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.Map;

/**
 * A network and where it stands in its passes over the data. Not thread-safe.
 *
 * <p>The order of a pass depends on seed and epoch alone, so all trials of a sweep see the same.
 */
final class Epochs {
  private final TrainableNetwork network;
  private final Minibatches batches;
  private final DataSplits data;
  private final RandomStreams random;
  private final ArrayKeeper keeper;
  private final Heartbeat heartbeat;

  private int epoch;
  private int batch;
  private long step;
  private double lossSum;

  Epochs(
      TrainableNetwork network,
      Minibatches batches,
      DataSplits data,
      RandomStreams random,
      ArrayKeeper keeper,
      Heartbeat heartbeat) {
    this.network = network;
    this.batches = batches;
    this.data = data;
    this.random = random;
    this.keeper = keeper;
    this.heartbeat = heartbeat;
    this.batch = batches.count();
  }

  /** Passes begun. */
  int epoch() {
    return epoch;
  }

  /** Minibatches trained. */
  long step() {
    return step;
  }

  /** Whether the pass is over, so that the next minibatch begins another. */
  boolean passEnded() {
    return batch == batches.count();
  }

  /** Stands at the end of a pass that another network like this one has trained. */
  void goOn(int epoch, long step) {
    this.epoch = epoch;
    this.step = step;
    this.batch = batches.count();
  }

  /** Minibatches in so many passes. */
  long steps(int passes) {
    return (long) passes * batches.count();
  }

  /**
   * Trains on one minibatch.
   *
   * @throws DivergedException when its loss, before the weights moved, is NaN or infinite
   */
  void advance() {
    if (passEnded()) {
      epoch++;
      batch = 0;
      lossSum = 0;
      batches.shuffle(
          random.stream(Purpose.ORDER, epoch), random.seedOf(Purpose.AUGMENTATION, epoch));
    }
    Minibatches.Batch rows = batches.fill(batch);
    network.fit(rows.features(), rows.labels());
    keeper.betweenCalls();
    heartbeat.beat();
    batch++;
    step++;
    double score = network.score();
    requireFinite("training", score);
    lossSum += score;
  }

  /** Mean over this pass's minibatches so far, as trained: with regularisation and dropout. */
  double trainLoss() {
    return lossSum / batch;
  }

  Evaluation validation() {
    Evaluation evaluation = evaluate(data.validation());
    requireFinite("validation", evaluation.loss());
    return evaluation;
  }

  /** On a fixed sample of the training part, so that overfitting can be seen. */
  Map<String, Double> training() {
    Map<String, Double> metric = Evaluation.onTraining(network, data, heartbeat);
    keeper.betweenCalls();
    return metric;
  }

  Evaluation test() {
    return evaluate(data.test());
  }

  private Evaluation evaluate(DataPart part) {
    Evaluation evaluation = Evaluation.of(network, part, Judge.of(data), heartbeat);
    keeper.betweenCalls();
    return evaluation;
  }

  private void requireFinite(String which, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(which, value, epoch, step);
    }
  }
}
