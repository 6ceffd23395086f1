package dev.sweepline.worker.slot;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Recording;
import dev.sweepline.sweep.TrialLimits;
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
        Choice.named("digits"),
        Choice.named("mlp"),
        Recording.NONE,
        new TrialLimits(time, hangAfter));
  }
}
