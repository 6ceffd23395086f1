package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.file.WholeFile;
import dev.sweepline.worker.model.Dl4jStack;
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
    write(spec, file -> ModelFile.write(file, network, data, spec, results));
  }

  /**
   * The same of a stack of dense layers, without DL4J.
   *
   * @param weights in DL4J's order
   */
  public void save(
      Dl4jStack network,
      float[] weights,
      DataSplits data,
      TrialSpec spec,
      Map<String, Double> results) {
    write(spec, file -> ModelFile.write(file, network, weights, data, spec, results));
  }

  private void write(TrialSpec spec, WholeFile.Writer writer) {
    try {
      writer.write(models.file(spec.id()));
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot save the network of trial {}", spec.id(), e);
    }
  }
}
