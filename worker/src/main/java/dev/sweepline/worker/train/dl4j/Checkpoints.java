package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.CheckpointFile;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints from which trials that were saved train on. Several networks in lockstep, and those
 * whose best weights came back for want of patience, have no such place. Stateless, thread-safe.
 */
record Checkpoints(ModelFolder models) {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Where an earlier attempt at the trial ended; only a later one than the first has any. */
  Optional<Checkpoint> find(TrialSpec spec, Folds folds, TrainingSettings training) {
    Path file = models.checkpoint(spec.id());
    if (spec.attempt() == 1 || !folds.isSingle() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CheckpointFile.read(file))
          .filter(found -> training.patience() == 0)
          .filter(found -> found.key().equals(Checkpoint.key(spec)));
    } catch (IOException e) {
      LOG.warn("trial {} begins afresh: {}", spec.id(), e.toString());
      return Optional.empty();
    }
  }

  /** Keeps where a trial ended. A disk that is full costs the file, not the trial. */
  void write(
      TrialSpec spec, Folds folds, TrainingSettings training, List<Measurement> measurements) {
    if (!folds.isSingle() || training.patience() > 0 || !folds.passEnded()) {
      return;
    }
    Checkpoint checkpoint = folds.first().checkpoint(Checkpoint.key(spec), measurements);
    try {
      CheckpointFile.write(models.checkpoint(spec.id()), checkpoint);
    } catch (IOException e) {
      LOG.warn("cannot save the checkpoint of trial {}", spec.id(), e);
    }
  }
}
