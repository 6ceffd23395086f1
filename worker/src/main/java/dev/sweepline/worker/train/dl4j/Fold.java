package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Heartbeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network and the data it is trained and judged on. Not thread-safe. What it does is the same bit
 * for bit whether other folds take turns with it or not.
 *
 * <p>DL4J draws dropout masks from the generator of the thread that trains, and seeds it with the
 * time when it builds a network. So each fold puts its own state in before a step.
 */
final class Fold implements AutoCloseable {
  private final TrainableNetwork network;
  private final DataSplits data;
  private final Minibatches batches;
  private final Epochs epochs;
  private Optional<LayerProbe> probe = Optional.empty();
  private long root;
  private long node;

  /** Takes a network over: closes it when it is closed. */
  Fold(
      TrainableNetwork network,
      DataSplits data,
      int batchSize,
      RandomStreams random,
      ArrayKeeper keeper,
      Heartbeat heartbeat) {
    this.network = network;
    this.data = data;
    this.batches = batches(network, data, batchSize);
    this.epochs = new Epochs(network, batches, data, random, keeper, heartbeat);
    Nd4j.getRandom().setSeed(random.seedOf(Purpose.DROPOUT, 0));
    rememberGenerator();
  }

  private static Minibatches batches(TrainableNetwork network, DataSplits data, int batchSize) {
    try {
      return new Minibatches(data.train(), batchSize);
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  TrainableNetwork network() {
    return network;
  }

  Epochs epochs() {
    return epochs;
  }

  /** From now on {@link #measure} looks into its layers too. */
  void lookIntoLayers() {
    probe = Optional.of(new LayerProbe(network, data.train()));
  }

  /**
   * Trains on one minibatch.
   *
   * @throws DivergedException when its loss is NaN or infinite
   */
  void advance() {
    Nd4j.getRandom().setStates(root, node);
    epochs.advance();
    rememberGenerator();
  }

  /** Where it stands at the end of a pass, to be trained on later. */
  Checkpoint checkpoint(String key, List<Measurement> measurements) {
    return new Checkpoint(key, measurements, root, node, network.state());
  }

  /** Stands where another network of the same layers stood. */
  void goOn(Checkpoint from) {
    network.restore(from.network().withMemory(network.memorySize()));
    root = from.generatorRoot();
    node = from.generatorNode();
    int passes = from.last().epoch();
    epochs.progress().goOn(passes, epochs.progress().steps(passes));
  }

  private void rememberGenerator() {
    Random generator = Nd4j.getRandom();
    root = generator.rootState();
    node = generator.nodeState();
  }

  /**
   * The metrics of an epoch.
   *
   * @throws DivergedException when the validation loss is NaN or infinite
   */
  Map<String, Double> measure() {
    Map<String, Double> metrics = epochs.validation().metrics(MetricNames.VAL);
    metrics.put(MetricNames.TRAIN_LOSS, epochs.progress().trainLoss());
    metrics.putAll(epochs.training());
    probe.ifPresent(layers -> metrics.putAll(layers.measure()));
    return metrics;
  }

  /** The metrics of the finished network. */
  Map<String, Double> test() {
    return epochs.test().metrics(MetricNames.TEST);
  }

  @Override
  public void close() {
    probe.ifPresent(LayerProbe::close);
    batches.close();
    network.close();
  }
}
