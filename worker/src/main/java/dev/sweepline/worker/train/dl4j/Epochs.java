package dev.sweepline.worker.train.dl4j;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.evaluation.Evaluation;
import dev.sweepline.worker.evaluation.Evaluator;
import dev.sweepline.worker.evaluation.Outputs;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
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
  private final TrainableNetwork network;
  private final Minibatches batches;
  private final DataSplits data;
  private final RandomStreams random;
  private final ArrayKeeper keeper;
  private final Heartbeat heartbeat;

  private final Progress progress;

  public Epochs(
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
    Minibatches.Batch rows = batches.fill(progress.batch());
    network.fit(rows.features(), rows.labels());
    keeper.betweenCalls();
    heartbeat.beat();
    progress.trained(network.score());
  }

  public Evaluation validation() {
    Evaluation evaluation = evaluate(data.validation());
    progress.requireFinite("validation", evaluation.loss());
    return evaluation;
  }

  /** On a fixed sample of the training part, so that overfitting can be seen. */
  public Map<String, Double> training() {
    Map<String, Double> metric = Evaluation.onTraining(Outputs.of(network), data, heartbeat);
    keeper.betweenCalls();
    return metric;
  }

  Evaluation test() {
    return evaluate(data.test());
  }

  private Evaluation evaluate(DataPart part) {
    Evaluation evaluation = Evaluation.of(Outputs.of(network), part, Evaluator.of(data), heartbeat);
    keeper.betweenCalls();
    return evaluation;
  }
}
