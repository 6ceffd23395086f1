package dev.sweepline.worker.slot;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import java.time.Duration;

/** Trials for tests. */
final class Specs {
  private Specs() {}

  /** A trial with limits. */
  static TrialSpec limited(int trial, Duration time, Duration hangAfter) {
    return TestSpecs.spec(new TrialId("test", trial))
        .seed(1)
        .limits(new TrialLimits(time, hangAfter))
        .build();
  }
}
