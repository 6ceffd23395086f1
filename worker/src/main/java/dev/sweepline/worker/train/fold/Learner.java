package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.evaluation.Outputs;
import dev.sweepline.worker.model.Checkpoint;
import java.util.List;
import java.util.Map;

/** Network that learns, whatever computes it. Not thread-safe; for the thread that made it. */
public interface Learner extends AutoCloseable {
  /**
   * Moves the weights once.
   *
   * @param step minibatches trained before
   * @return the loss before, with regularisation and dropout
   */
  double fit(Minibatches.Batch batch, long step);

  /** What it gives when it is used, without dropout. */
  Outputs outputs();

  /** From now on {@link #layers} looks into its layers. */
  void lookIntoLayers(DataPart train);

  /** Figures of its layers; empty where nobody looks into them. */
  Map<String, Double> layers();

  /** Makes the learning rate its first value times the factor. */
  void scaleRates(double factor);

  /** A copy of everything learnt, running statistics too. */
  float[] weights();

  /** Takes back what {@link #weights()} gave; the optimizer's memory stays. */
  void restore(float[] weights);

  /** Where it stands at the end of a pass, to be trained on later. */
  Checkpoint checkpoint(String key, List<Measurement> measurements);

  /** Stands where another of the same layers stood, whose optimizer may have kept other memory. */
  void goOn(Checkpoint from);

  /** Saves it as a trial's finished network; a disk that is full costs the file, not the trial. */
  void save(TrialSpec spec, DataSplits data, Map<String, Double> results);

  @Override
  void close();
}
