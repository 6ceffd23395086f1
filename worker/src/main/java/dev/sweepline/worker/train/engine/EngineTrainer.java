package dev.sweepline.worker.train.engine;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.engine.EngineNetwork;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.WeightModels;
import dev.sweepline.worker.train.fold.FoldedTrainer;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Learners;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Trainer of networks that oneDNN computes, on the calling thread; finished ones are saved as
 * DL4J's. Thread-safe.
 */
public final class EngineTrainer implements Trainer, Learners {
  private final WeightModels models;
  private final FoldedTrainer trainer;

  /**
   * A trainer.
   *
   * @param folder where networks worth keeping are saved
   */
  public EngineTrainer(NetworkFamilies families, InstantSource clock, ModelFolder folder) {
    this.models = WeightModels.of(families, folder);
    this.trainer = new FoldedTrainer(families, clock, models.checkpoints(), this);
  }

  @Override
  public Outcome train(TrialSpec spec, List<DataSplits> data, EpochListener listener) {
    return trainer.train(spec, data, listener);
  }

  @Override
  public Learner make(TrialSpec spec, DataSplits data, RandomStreams random) {
    NetworkPlan plan =
        NetworkFamilies.plan(spec.network().name(), spec.settings(), data.form()).orElseThrow();
    return new EngineLearner(new EngineNetwork(plan, random), Optional.of(models));
  }

  @Override
  public String key(TrialSpec spec) {
    return Checkpoint.keyInEngine(spec);
  }
}
