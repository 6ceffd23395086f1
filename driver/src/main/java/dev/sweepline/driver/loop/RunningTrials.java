package dev.sweepline.driver.loop;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trials in slots' hands: whose word still counts, and who is to end. Not thread-safe. */
final class RunningTrials {
  private final SweepHistory history;
  private final TopModels models;
  private final Set<Integer> unwanted = new HashSet<>();
  private boolean closed;

  RunningTrials(SweepHistory history, TopModels models) {
    this.history = history;
    this.models = models;
  }

  /** From now on no word counts. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** A trial is to end, or not to begin. */
  void stop(int trial) {
    unwanted.add(trial);
  }

  /** The trial, while this attempt of it still counts. */
  Optional<TrialHistory> find(TrialId id, int attempt) {
    return history.trial(id.trial()).filter(trial -> !closed && trial.isRunning(attempt));
  }

  Verdict verdict(TrialId id, int attempt) {
    return find(id, attempt)
        .map(trial -> unwanted.contains(trial.trial()) ? Verdict.STOP : Verdict.CONTINUE)
        .orElse(Verdict.ABANDON);
  }

  Verdict measured(TrialMeasured event) {
    find(event.id(), event.attempt()).ifPresent(trial -> history.apply(event));
    return verdict(event.id(), event.attempt());
  }

  boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return find(id, attempt).filter(trial -> models.wants(trial, results)).isPresent();
  }

  /**
   * A worker that was told to end, or whose thread was interrupted, does not know why. Who was not
   * told lost its executor.
   */
  TrialReport settled(TrialHistory trial, TrialReport report) {
    if (!(report.end() instanceof Cancelled cancelled)) {
      return report;
    }
    TrialEnd end =
        unwanted.contains(trial.trial())
            ? new Cancelled("stopped by the user")
            : new Failed(FailureKind.LOST, "the executor took it back: " + cancelled.reason(), "");
    return new TrialReport(end, report.measurements(), report.results(), report.log());
  }
}
