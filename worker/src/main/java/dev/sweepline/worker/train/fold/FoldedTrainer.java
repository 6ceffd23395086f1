package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.Checkpoints;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.TrainingRun;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Trainer of one trial at a time on the calling thread: of one network, or one for each fold and
 * repeat in lockstep. Thread-safe.
 *
 * @param families says what settings mean
 * @param checkpoints where trials go on from
 * @param learners makes the networks
 */
public record FoldedTrainer(
    NetworkFamilies families, InstantSource clock, Checkpoints checkpoints, Learners learners)
    implements Trainer {

  @Override
  public Outcome train(TrialSpec spec, List<DataSplits> data, EpochListener listener) {
    TrainingSettings training =
        TrainingSettings.of(families.get(spec.network().name()).settings(), spec.settings());
    try (Folds folds = new Folds(spec.recording().trainRows())) {
      for (int replicate = 0; replicate < spec.repeats(); replicate++) {
        RandomStreams random = new RandomStreams(seed(spec, replicate));
        for (DataSplits fold : data) {
          Learner network = learners.make(spec, fold, random);
          folds.add(new Fold(network, fold, training.batchSize(), random, listener.heartbeat()));
          if (spec.recording().layers()) {
            network.lookIntoLayers(fold.train());
          }
          listener.heartbeat().beat();
        }
      }
      TrainingRun run = new TrainingRun(folds, training, spec, listener, clock);
      boolean resumable = folds.isSingle() && training.patience() == 0;
      if (resumable) {
        begin(spec, training, folds, run);
      }
      Outcome outcome = run.toTheEnd();
      boolean wanted = ModelSaver.wanted(outcome, spec, listener);
      Fold first = folds.first();
      if (wanted) {
        first.network().save(spec, data.get(0), first.test());
      }
      if ((wanted || run.isToBeContinued(spec, outcome)) && resumable && folds.passEnded()) {
        checkpoints.write(spec, first.network().checkpoint(learners.key(spec), run.measurements()));
      }
      return outcome;
    }
  }

  /** Goes on where an earlier attempt left off or, for want of one, where another trial did. */
  private void begin(TrialSpec spec, TrainingSettings training, Folds folds, TrainingRun run) {
    String key = learners.key(spec);
    Optional<Checkpoint> own =
        checkpoints
            .find(spec, key)
            .filter(found -> TrainingRun.goesBeyond(found.last(), folds, training, spec.budget()));
    own.ifPresent(found -> run.goOn(found.measurements()));
    own.or(() -> checkpoints.inherited(spec, key)).ifPresent(folds.first()::goOn);
  }

  /** The first is the trial's own, so that a single network is the same with and without others. */
  private static long seed(TrialSpec spec, int replicate) {
    return replicate == 0
        ? spec.seed()
        : Address.of(spec.seed()).then("replicate").then(replicate).bits();
  }
}
