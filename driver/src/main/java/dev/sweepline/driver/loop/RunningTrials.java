package dev.sweepline.driver.loop;

import dev.sweepline.driver.stopping.Decision;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trials in slots' hands: whose word still counts, and who is to end. Not thread-safe. */
final class RunningTrials {
  private final SweepHistory history;
  private final Set<Integer> cancelled = new HashSet<>();
  private final Map<Integer, Stopping> stopped = new HashMap<>();
  private boolean closed;

  /** A rule's decision on one attempt: a later attempt is judged anew. */
  private record Stopping(int attempt, Decision.Stop decision) {}

  RunningTrials(SweepHistory history) {
    this.history = history;
  }

  /** From now on no word counts. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** The user wants a trial to end, or not to begin. */
  void cancel(int trial) {
    cancelled.add(trial);
  }

  /** A stopping rule ends an attempt. */
  void stop(int trial, int attempt, Decision.Stop decision) {
    stopped.put(trial, new Stopping(attempt, decision));
  }

  /** The trial, while this attempt of it still counts. */
  Optional<TrialHistory> find(TrialId id, int attempt) {
    return history.trial(id.trial()).filter(trial -> !closed && trial.isRunning(attempt));
  }

  Verdict verdict(TrialId id, int attempt) {
    return find(id, attempt)
        .map(trial -> isToEnd(trial) ? Verdict.STOP : Verdict.CONTINUE)
        .orElse(Verdict.ABANDON);
  }

  private boolean isToEnd(TrialHistory trial) {
    return cancelled.contains(trial.trial()) || decision(trial).isPresent();
  }

  private Optional<Decision.Stop> decision(TrialHistory trial) {
    return Optional.ofNullable(stopped.get(trial.trial()))
        .filter(stopping -> stopping.attempt() == trial.attempt())
        .map(Stopping::decision);
  }

  /**
   * A worker that was told to end, or whose thread was interrupted, does not know why. Who was not
   * told lost its executor.
   */
  TrialReport settled(TrialHistory trial, TrialReport report) {
    if (!(report.end() instanceof Cancelled reported)) {
      return report;
    }
    return report.withEnd(end(trial, reported));
  }

  private TrialEnd end(TrialHistory trial, Cancelled reported) {
    if (cancelled.contains(trial.trial())) {
      return new Cancelled("stopped by the user");
    }
    return decision(trial)
        .<TrialEnd>map(Decision.Stop::end)
        .orElseGet(
            () ->
                new Failed(
                    FailureKind.LOST, "the executor took it back: " + reported.reason(), ""));
  }
}
