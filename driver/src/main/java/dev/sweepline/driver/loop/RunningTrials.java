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
  private final Map<Integer, Decided> decided = new HashMap<>();
  private boolean closed;

  /** A rule's decision on one attempt: a later attempt is judged anew. */
  private record Decided(int attempt, Decision decision) {}

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

  /** A stopping rule ends or pauses an attempt. */
  void decide(int trial, int attempt, Decision decision) {
    decided.put(trial, new Decided(attempt, decision));
  }

  /** The trial, while this attempt of it still counts. */
  Optional<TrialHistory> find(TrialId id, int attempt) {
    return history.trial(id.trial()).filter(trial -> !closed && trial.isRunning(attempt));
  }

  Verdict verdict(TrialId id, int attempt) {
    return find(id, attempt).map(this::verdict).orElse(Verdict.ABANDON);
  }

  private Verdict verdict(TrialHistory trial) {
    if (cancelled.contains(trial.trial())) {
      return Verdict.STOP;
    }
    Optional<Decision> decision = decision(trial);
    return decision.isEmpty()
        ? Verdict.CONTINUE
        : decision.get() instanceof Decision.Pause ? Verdict.PAUSE : Verdict.STOP;
  }

  private Optional<Decision> decision(TrialHistory trial) {
    return Optional.ofNullable(decided.get(trial.trial()))
        .filter(made -> made.attempt() == trial.attempt())
        .map(Decided::decision);
  }

  /** The pause for which a trial gives its slot away, where that is what its report says. */
  Optional<Decision.Pause> pause(TrialHistory trial, TrialReport report) {
    return decision(trial)
        .filter(decision -> report.end() instanceof Cancelled)
        .filter(decision -> !cancelled.contains(trial.trial()))
        .filter(Decision.Pause.class::isInstance)
        .map(Decision.Pause.class::cast);
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
        .filter(Decision.Stop.class::isInstance)
        .<TrialEnd>map(decision -> ((Decision.Stop) decision).end())
        .orElseGet(
            () ->
                new Failed(
                    FailureKind.LOST, "the executor took it back: " + reported.reason(), ""));
  }
}
