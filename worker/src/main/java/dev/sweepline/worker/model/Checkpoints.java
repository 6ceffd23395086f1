package dev.sweepline.worker.model;

import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints from which trials that were saved or paused train on. Stateless, thread-safe.
 *
 * @param models where they lie
 */
public record Checkpoints(ModelFolder models) {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /**
   * Where an earlier attempt at the trial left off; only a later one than the first has any.
   *
   * @param key what the trial trains with
   */
  public Optional<Checkpoint> find(TrialSpec spec, String key) {
    Path file = models.checkpoint(spec.id());
    if (spec.attempt() == 1 || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CheckpointFile.read(file)).filter(found -> found.key().equals(key));
    } catch (IOException e) {
      LOG.warn("trial {} begins afresh: {}", spec.id(), e.toString());
      return Optional.empty();
    }
  }

  /**
   * The end of the trial whose network this one takes over; empty where it takes over none, or the
   * file is not here.
   *
   * @param key what the trial trains with
   */
  public Optional<Checkpoint> inherited(TrialSpec spec, String key) {
    if (!spec.lineage().isInherited()) {
      return Optional.empty();
    }
    Path file = models.checkpoint(new TrialId(spec.id().sweep(), spec.lineage().parent()));
    try {
      Optional<Checkpoint> found =
          Optional.of(CheckpointFile.read(file))
              .filter(parent -> parent.last().epoch() == spec.lineage().epoch())
              .filter(parent -> parent.isReadableBy(key));
      if (found.isEmpty()) {
        LOG.warn("trial {} begins afresh: {} holds another network", spec.id(), file);
      }
      return found;
    } catch (IOException e) {
      LOG.warn("trial {} begins afresh: {}", spec.id(), e.toString());
      return Optional.empty();
    }
  }

  /** Keeps where a trial left off. A disk that is full costs the file, not the trial. */
  public void write(TrialSpec spec, Checkpoint checkpoint) {
    try {
      CheckpointFile.write(models.checkpoint(spec.id()), checkpoint);
    } catch (IOException e) {
      LOG.warn("cannot save the checkpoint of trial {}", spec.id(), e);
    }
  }
}
