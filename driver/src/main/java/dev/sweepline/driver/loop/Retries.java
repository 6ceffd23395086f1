package dev.sweepline.driver.loop;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Trials that failed for a reason that another attempt may not meet, waiting for a slot. */
final class Retries {
  private static final int MAX_ATTEMPTS = 3;

  private final Queue<TrialHistory> waiting = new ArrayDeque<>();

  /** Takes a trial in; false when its report is final. */
  boolean take(TrialHistory trial, TrialReport report) {
    return report.end() instanceof Failed failed
        && failed.kind().retryable()
        && trial.attempt() < MAX_ATTEMPTS
        && waiting.add(trial);
  }

  Optional<TrialHistory> next() {
    return Optional.ofNullable(waiting.poll());
  }
}
