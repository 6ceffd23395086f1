package dev.sweepline.worker.train.engine;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.engine.EngineNetwork;
import dev.sweepline.worker.evaluation.Outputs;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.network.layer.LayerFigures;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.train.dl4j.WeightModels;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Minibatches;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Network that oneDNN computes. Not thread-safe; the thread that makes it trains and closes it. */
public final class EngineLearner implements Learner, Outputs {
  private final EngineNetwork network;
  private final Optional<WeightModels> models;
  private Optional<Minibatches> looks = Optional.empty();
  private long steps;

  /**
   * Takes a network over: closes it when it is closed.
   *
   * @param models saver of finished networks; empty where none is saved
   */
  public EngineLearner(EngineNetwork network, Optional<WeightModels> models) {
    this.network = network;
    this.models = models;
  }

  @Override
  public double fit(Minibatches.Batch batch, long step) {
    steps = step + 1;
    return network.fit(batch.pointer(), batch.answers(), batch.rows(), step);
  }

  @Override
  public Outputs outputs() {
    return this;
  }

  @Override
  public Loss loss() {
    return network.loss();
  }

  @Override
  public void read(DataPart part, int first, int stride, int end, Logits into) {
    network.read(part, first, stride, end, into);
  }

  @Override
  public void lookIntoLayers(DataPart train) {
    looks = Optional.of(new Minibatches(train, LayerFigures.EXAMPLES));
  }

  @Override
  public Map<String, Double> layers() {
    return looks.map(examples -> layers(examples.fill(0))).orElse(Map.of());
  }

  private Map<String, Double> layers(Minibatches.Batch examples) {
    return LayerFigures.metrics(
        network.layers(examples.pointer(), examples.answers(), examples.rows(), steps));
  }

  @Override
  public void scaleRates(double factor) {
    network.scaleRate(factor);
  }

  @Override
  public float[] weights() {
    return network.weights();
  }

  @Override
  public void restore(float[] weights) {
    network.restore(weights);
  }

  /** Dropout follows from the step, so there is no generator whose state would have to be kept. */
  @Override
  public Checkpoint checkpoint(String key, List<Measurement> measurements) {
    return new Checkpoint(key, measurements, 0, 0, network.state());
  }

  @Override
  public void goOn(Checkpoint from) {
    network.goOn(from.network());
    steps = from.network().iterations();
  }

  @Override
  public void save(TrialSpec spec, DataSplits data, Map<String, Double> results) {
    models.orElseThrow().save(spec, data, network.weights(), results);
  }

  @Override
  public void close() {
    looks.ifPresent(Minibatches::close);
    network.close();
  }
}
