package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.Desk;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.loop.Backlog.Attempt;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Runs one sweep: answers slots, writes its lifecycle to the log, folds what comes back. Its
 * monitor owns the history; nothing is done under it that waits. A trial counts as ended only once
 * the log has acknowledged its end.
 */
public final class SweepLoop implements Desk {
  private final SpecFactory specs;
  private final SweepHistory history;
  private final Journal journal;
  private final Backlog backlog;
  private final TrialBackend backend;
  private final TopModels models;
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();
  private boolean closing;

  public SweepLoop(
      SpecFactory specs, Sampler sampler, Journal journal, TrialBackend backend, TopModels models) {
    this.models = models;
    this.specs = specs;
    this.backlog = new Backlog(sampler, journal);
    this.journal = journal;
    this.history = journal.history();
    this.backend = backend;
  }

  /** Starts the slots. The result completes when the sweep's end is in the log. */
  public CompletableFuture<Outcome> start() {
    journal.onFailure(this::fail);
    backend.open(this);
    backend.wake();
    return done;
  }

  /** Hands out nothing more and leaves the sweep as it stands. */
  public synchronized void interrupt() {
    if (!closing) {
      end(Outcome.INTERRUPTED, List.of());
    }
  }

  /** Looks at the history while nothing changes it. */
  public synchronized <T> T look(Function<SweepHistory, T> view) {
    return view.apply(history);
  }

  @Override
  public synchronized Optional<TrialSpec> next(String slot) {
    if (closing) {
      return Optional.empty();
    }
    Optional<Attempt> next = backlog.next();
    if (next.isEmpty() && backlog.exhausted()) {
      endWhenAllEnded();
    } else if (next.isEmpty() && history.counts().running() == 0) {
      fail(new IllegalStateException("the sampler waits although no trial runs"));
    }
    return next.map(attempt -> start(attempt, slot));
  }

  private TrialSpec start(Attempt attempt, String slot) {
    TrialSpec spec = specs.spec(history.id(), history.driver(), attempt);
    journal.trialStarted(spec, slot);
    return spec;
  }

  @Override
  public synchronized Verdict measured(TrialMeasured event) {
    if (running(event.id(), event.attempt()).isEmpty()) {
      return Verdict.ABANDON;
    }
    history.apply(event);
    return Verdict.CONTINUE;
  }

  @Override
  public synchronized boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return running(id, attempt).filter(trial -> models.wants(trial, results)).isPresent();
  }

  @Override
  public synchronized void ended(TrialId id, int attempt, TrialReport report) {
    Optional<TrialHistory> trial = running(id, attempt);
    if (trial.isEmpty()) {
      return;
    }
    if (backlog.repeat(trial.get(), report)) {
      backend.wake();
    } else {
      journal.trialEnded(id, attempt, report, this::acknowledged);
    }
  }

  private synchronized void acknowledged(TrialEnded event) {
    if (!closing) {
      history.apply(event);
      history.trial(event.id().trial()).ifPresent(models::ended);
      endWhenAllEnded();
      backend.wake();
    }
  }

  /** The trial, while this attempt of it still counts. */
  private Optional<TrialHistory> running(TrialId id, int attempt) {
    return history.trial(id.trial()).filter(trial -> !closing && trial.isRunning(attempt));
  }

  private void endWhenAllEnded() {
    if (backlog.exhausted() && history.counts().running() == 0) {
      end(Outcome.FINISHED, backlog.notes());
    }
  }

  private void end(Outcome outcome, List<String> notes) {
    closing = true;
    journal.sweepEnded(outcome, notes, () -> done.complete(outcome));
  }

  private synchronized void fail(Exception failure) {
    closing = true;
    done.completeExceptionally(failure);
  }
}
