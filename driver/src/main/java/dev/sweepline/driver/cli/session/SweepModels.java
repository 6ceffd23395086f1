package dev.sweepline.driver.cli.session;

import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.model.ModelFolder;

/** The saved networks of one sweep. Immutable. */
record SweepModels(ModelFolder folder, String sweep) implements TopModels.Shelf {
  @Override
  public long size(int trial) {
    return folder.size(new TrialId(sweep, trial));
  }

  @Override
  public void delete(int trial) {
    folder.delete(new TrialId(sweep, trial));
  }
}
