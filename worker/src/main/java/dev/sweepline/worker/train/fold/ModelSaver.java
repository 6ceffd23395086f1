package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.ModelFile;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saver of the networks that are worth keeping. Thread-safe.
 *
 * @param models where
 */
public record ModelSaver(ModelFolder models) {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSaver.class);

  /**
   * Whether a network is among the best; asks who knows the board. One that was stopped has results
   * only where it may be.
   */
  public static boolean wanted(Outcome outcome, TrialSpec spec, EpochListener listener) {
    return spec.recording().models() > 0
        && (outcome.end() instanceof Completed || !outcome.results().isEmpty())
        && listener.keeps(outcome.results());
  }

  /** Writes one; a disk that is full costs the file, not the trial. */
  public void save(Model network, DataSplits data, TrialSpec spec, Map<String, Double> results) {
    try {
      ModelFile.write(models.file(spec.id()), network, data, spec, results);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot save the network of trial {}", spec.id(), e);
    }
  }
}
