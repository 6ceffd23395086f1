package dev.sweepline.worker.slot;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import java.time.Duration;
import java.util.Map;

/** Trials for tests. */
public final class Specs {
  private Specs() {}

  /** A trial with limits. */
  public static TrialSpec limited(int trial, Duration time, Duration hangAfter) {
    return new TrialSpec(
        new TrialId("test", trial),
        1,
        1,
        Map.of(),
        1,
        1,
        Budget.epochs(1),
        NamedOptions.named("digits"),
        NamedOptions.named("mlp"),
        Recording.NONE,
        new TrialLimits(time, hangAfter));
  }
}
