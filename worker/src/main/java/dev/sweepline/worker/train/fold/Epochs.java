package dev.sweepline.worker.train.fold;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.evaluation.Evaluation;
import dev.sweepline.worker.evaluation.Evaluator;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.Progress;
import java.util.Map;

/**
 * A network and where it stands in its passes over the data. Not thread-safe.
 *
 * <p>The order of a pass depends on seed and epoch alone, so all trials of a sweep see the same.
 */
public final class Epochs {
  private final Learner network;
  private final Minibatches batches;
  private final DataSplits data;
  private final RandomStreams random;
  private final Heartbeat heartbeat;
  private final Progress progress;

  public Epochs(
      Learner network,
      Minibatches batches,
      DataSplits data,
      RandomStreams random,
      Heartbeat heartbeat) {
    this.network = network;
    this.batches = batches;
    this.data = data;
    this.random = random;
    this.heartbeat = heartbeat;
    this.progress = new Progress(batches.count());
  }

  public Progress progress() {
    return progress;
  }

  /**
   * Trains on one minibatch.
   *
   * @throws DivergedException when its loss, before the weights moved, is NaN or infinite
   */
  public void advance() {
    if (progress.begin()) {
      int epoch = progress.epoch();
      batches.shuffle(
          random.stream(Purpose.ORDER, epoch), random.seedOf(Purpose.AUGMENTATION, epoch));
    }
    double loss = network.fit(batches.fill(progress.batch()), progress.step());
    heartbeat.beat();
    progress.trained(loss);
  }

  public Evaluation validation() {
    Evaluation evaluation = evaluate(data.validation());
    progress.requireFinite("validation", evaluation.loss());
    return evaluation;
  }

  /**
   * On a fixed sample of the training part, so that overfitting can be seen.
   *
   * @param most rows; 0 for none
   */
  public Map<String, Double> training(int most) {
    return Evaluation.onTraining(network.outputs(), data, most, heartbeat);
  }

  Evaluation test() {
    return evaluate(data.test());
  }

  private Evaluation evaluate(DataPart part) {
    return Evaluation.of(network.outputs(), part, Evaluator.of(data), heartbeat);
  }
}
