package dev.sweepline.worker.train.engine;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.engine.EngineNetwork;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
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
    return new EngineLearner(network(models.families(), spec, data, random), Optional.of(models));
  }

  /**
   * A network with its starting weights, which are DL4J's for one of a user's own.
   *
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when the trial describes
   *     none for such data
   */
  public static EngineNetwork network(
      NetworkFamilies families, TrialSpec spec, DataSplits data, RandomStreams random) {
    String name = spec.network().name();
    Optional<NetworkPlan> ours = NetworkFamilies.plan(name, spec.settings(), data.form());
    NetworkPlan plan = ours.orElseGet(() -> read(families.get(name), spec, data, random));
    return new EngineNetwork(plan, random);
  }

  /** Reads a user's own off what DL4J makes of it. */
  private static NetworkPlan read(
      NetworkFamily family, TrialSpec spec, DataSplits data, RandomStreams random) {
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try {
      return family.planned(spec.settings(), data.form(), random).plan().orElseThrow();
    } finally {
      keeper.end();
    }
  }

  @Override
  public String key(TrialSpec spec) {
    return Checkpoint.keyInEngine(spec);
  }
}
