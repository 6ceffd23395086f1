package dev.sweepline.worker.bench;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import java.util.Map;
import java.util.TreeMap;

/** Trials that benches time: minibatches of one size, and nothing but training. Stateless. */
final class TimedTrials {
  static final int BATCH = 64;

  private TimedTrials() {}

  /** A trial of so many steps. */
  static TrialSpec spec(
      NamedOptions dataset, String network, Map<String, Object> settings, int steps) {
    Map<String, Object> all = new TreeMap<>(settings);
    all.put("batch_size", (long) BATCH);
    return new TrialSpec(
        new TrialId("bench", 0),
        1,
        1,
        all,
        0,
        1,
        Budget.steps(steps),
        new NetworkTraining(dataset, NamedOptions.named(network)),
        Recording.NONE,
        TrialLimits.NONE,
        TrainerChoice.AUTO);
  }
}
