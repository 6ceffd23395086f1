package dev.sweepline.worker.train.packed;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class PackedTrainerTest extends TrainerContract {
  @Override
  protected Trainer trainer(InstantSource clock) {
    return alone(
        new PackedTrainer(
            new NetworkFamilies(UserCode.none()), clock, new ModelFolder(Path.of("none"))));
  }

  /** Trains each trial in a pack of its own, and throws what ends it otherwise. */
  static Trainer alone(PackedTrainer packed) {
    return new Trainer() {
      @Override
      public Outcome train(TrialSpec spec, List<DataSplits> folds, EpochListener listener) {
        return alone(packed, spec, folds.get(0), listener);
      }
    };
  }

  private static Outcome alone(
      PackedTrainer packed, TrialSpec spec, DataSplits data, EpochListener listener) {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    packed.train(List.of(new PackedTrial(spec, listener, outcome::set, failure::set)), data);
    if (failure.get() instanceof RuntimeException thrown) {
      throw thrown;
    }
    return outcome.get();
  }
}
