package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.Verdict;

/** Hears every epoch of one running trial, on the thread that trains it. */
@FunctionalInterface
public interface EpochListener {
  /** Takes a measurement and says whether to train on. */
  Verdict measured(Measurement measurement);
}
