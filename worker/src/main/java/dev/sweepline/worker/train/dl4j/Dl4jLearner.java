package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.evaluation.Outputs;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.LayerFigures;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Minibatches;
import dev.sweepline.worker.train.fold.ModelSaver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Network that DL4J computes. Not thread-safe; the thread that makes it trains and closes it.
 *
 * <p>DL4J draws dropout masks from the generator of the thread that trains, and seeds it with the
 * time when it builds a network. So each network puts its own state in before a step.
 */
public final class Dl4jLearner implements Learner {
  private final TrainableNetwork network;
  private final Optional<ModelSaver> saver;
  private final ArrayKeeper keeper;
  private Optional<LayerProbe> probe = Optional.empty();
  private long root;
  private long node;

  /**
   * Takes a network over: closes it when it is closed.
   *
   * @param saver of finished networks; empty where none is saved
   * @param keeper told already that this thread begins
   */
  public Dl4jLearner(
      TrainableNetwork network,
      RandomStreams random,
      Optional<ModelSaver> saver,
      ArrayKeeper keeper) {
    this.network = network;
    this.saver = saver;
    this.keeper = keeper;
    Nd4j.getRandom().setSeed(random.seedOf(Purpose.DROPOUT, 0));
    rememberGenerator();
  }

  @Override
  public double fit(Minibatches.Batch batch, long step) {
    Nd4j.getRandom().setStates(root, node);
    network.fit(batch.features(), batch.labels());
    keeper.betweenCalls();
    rememberGenerator();
    return network.score();
  }

  private void rememberGenerator() {
    Random generator = Nd4j.getRandom();
    root = generator.rootState();
    node = generator.nodeState();
  }

  @Override
  public Outputs outputs() {
    Outputs all = Outputs.of(network);
    return new Outputs() {
      @Override
      public Loss loss() {
        return all.loss();
      }

      @Override
      public void read(DataPart part, int first, int stride, int end, Logits into) {
        all.read(part, first, stride, end, into);
        keeper.betweenCalls();
      }
    };
  }

  @Override
  public void lookIntoLayers(DataPart train) {
    probe = Optional.of(new LayerProbe(network, train));
  }

  @Override
  public Map<String, Double> layers() {
    return probe.map(look -> LayerFigures.metrics(look.measure())).orElse(Map.of());
  }

  @Override
  public void scaleRates(double factor) {
    network.scaleRates(factor);
  }

  @Override
  public float[] weights() {
    return network.weights();
  }

  @Override
  public void restore(float[] weights) {
    network.restore(weights);
  }

  @Override
  public Checkpoint checkpoint(String key, List<Measurement> measurements) {
    return new Checkpoint(key, measurements, root, node, network.state());
  }

  @Override
  public void goOn(Checkpoint from) {
    network.restore(from.network().withMemory(network.memorySize()));
    root = from.generatorRoot();
    node = from.generatorNode();
  }

  @Override
  public void save(TrialSpec spec, DataSplits data, Map<String, Double> results) {
    saver.orElseThrow().save(network.model(), data, spec, results);
  }

  @Override
  public void close() {
    probe.ifPresent(LayerProbe::close);
    network.close();
  }
}
