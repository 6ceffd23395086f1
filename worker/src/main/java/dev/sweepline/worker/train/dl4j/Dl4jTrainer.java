package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.Checkpoints;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.fold.FoldedTrainer;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Learners;
import dev.sweepline.worker.train.fold.ModelSaver;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.util.CrashReportingUtil;

/**
 * Trainer of one network at a time on the calling thread, with DL4J, which the first trial loads.
 * Thread-safe.
 */
public final class Dl4jTrainer implements Trainer, Learners {
  private final NetworkFamilies families;
  private final ModelSaver saver;
  private final FoldedTrainer trainer;

  /**
   * A trainer.
   *
   * @param models where networks worth keeping are saved
   */
  public Dl4jTrainer(NetworkFamilies families, InstantSource clock, ModelFolder models) {
    this.families = families;
    this.saver = new ModelSaver(models);
    this.trainer = new FoldedTrainer(families, clock, new Checkpoints(models), this);
  }

  @Override
  public Outcome train(TrialSpec spec, List<DataSplits> data, EpochListener listener) {
    ArrayKeeper keeper = ArrayKeeper.install();
    // Otherwise DL4J writes a file into the working directory when memory runs out.
    CrashReportingUtil.crashDumpsEnabled(false);
    keeper.begin();
    try {
      return trainer.train(spec, data, listener);
    } finally {
      keeper.end();
    }
  }

  @Override
  public Learner make(TrialSpec spec, DataSplits data, RandomStreams random) {
    return new Dl4jLearner(
        families.get(spec.network().name()).build(spec.settings(), data.form(), random),
        random,
        Optional.of(saver),
        ArrayKeeper.install());
  }

  @Override
  public String key(TrialSpec spec) {
    return Checkpoint.key(spec);
  }
}
