package dev.sweepline.driver.loop;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import java.util.HashSet;
import java.util.Set;

/** Which trials somebody wants ended. Not thread-safe. */
final class StopRequests {
  private final Set<Integer> trials = new HashSet<>();

  void add(int trial) {
    trials.add(trial);
  }

  Verdict verdict(TrialHistory trial) {
    return trials.contains(trial.trial()) ? Verdict.STOP : Verdict.CONTINUE;
  }

  /**
   * A worker that was told to end, or whose thread was interrupted, does not know why. Who was not
   * told lost its executor.
   */
  TrialReport settle(TrialHistory trial, TrialReport report) {
    if (!(report.end() instanceof Cancelled cancelled)) {
      return report;
    }
    TrialEnd end =
        trials.contains(trial.trial())
            ? new Cancelled("stopped by the user")
            : new Failed(FailureKind.LOST, "the executor took it back: " + cancelled.reason(), "");
    return new TrialReport(end, report.measurements(), report.results());
  }
}
