package dev.sweepline.driver.backend;

import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.train.EpochListener;

/** Runs one trial to its end on the calling thread; never throws. */
@FunctionalInterface
public interface Trials {
  TrialReport run(TrialSpec spec, EpochListener listener);
}
