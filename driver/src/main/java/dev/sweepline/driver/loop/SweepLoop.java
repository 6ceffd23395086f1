package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.Desk;
import dev.sweepline.driver.loop.Backlog.Attempt;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
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
 * Runs one sweep from where its log leaves off: answers slots, writes its lifecycle to the log,
 * folds what comes back. Its monitor owns the history; nothing is done under it that waits. A trial
 * counts as ended only once the log has acknowledged its end.
 */
public final class SweepLoop implements Desk {
  private final LoopParts parts;
  private final SweepHistory history;
  private final Journal journal;
  private final Backlog backlog;
  private final StopRequests stops = new StopRequests();
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();
  private boolean closing;

  public SweepLoop(LoopParts parts, Sampler sampler) {
    this.parts = parts;
    this.journal = parts.journal();
    this.history = journal.history();
    this.backlog = new Backlog(sampler, journal, parts.ending().retries());
    history.trials().stream().filter(t -> t.state().terminal()).forEach(this::learn);
  }

  /** Starts the slots. The result completes when the sweep's end is in the log. */
  public CompletableFuture<Outcome> start() {
    journal.onFailure(this::fail);
    parts.backend().open(this);
    parts.backend().wake();
    return done;
  }

  /** Once a second or so: shows that the driver lives. */
  public synchronized void tick() {
    if (!closing) {
      journal.beat();
    }
  }

  /** Hands out nothing more and leaves the sweep as it stands, to be resumed. */
  public synchronized void interrupt(String note) {
    if (!closing) {
      end(Outcome.INTERRUPTED, List.of(note));
    }
  }

  /** Ends a trial as cancelled: at its next minibatch, or as soon as it would start. */
  public synchronized void stop(int trial) {
    stops.add(trial);
  }

  /** Runs ended trials once more; to be called before {@link #start()}. */
  public synchronized void runAgain(List<TrialHistory> trials) {
    trials.forEach(backlog::runAgain);
  }

  /** Plans more trials than the sweep file does. */
  public synchronized void extend(int trials) {
    journal.extended(trials);
  }

  /** Writes nothing any more: the sweep is another's. */
  public synchronized void fail(Exception reason) {
    closing = true;
    done.completeExceptionally(reason);
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
    parts.ending().timeIsUp(history, journal.now()).ifPresent(backlog::drop);
    Optional<Attempt> next = backlog.next();
    if (next.isEmpty() && backlog.isEmpty()) {
      endWhenAllEnded();
    } else if (next.isEmpty() && history.counts().running() == 0) {
      fail(new IllegalStateException("the sampler waits although no trial runs"));
    }
    return next.map(attempt -> start(attempt, slot));
  }

  private TrialSpec start(Attempt attempt, String slot) {
    TrialSpec spec = parts.specs().spec(history.id(), history.driver(), attempt);
    journal.trialStarted(spec, slot);
    return spec;
  }

  @Override
  public synchronized Verdict measured(TrialMeasured event) {
    if (running(event.id(), event.attempt()).isPresent()) {
      history.apply(event);
    }
    return verdict(event.id(), event.attempt());
  }

  private Verdict verdict(TrialId id, int attempt) {
    return running(id, attempt).map(stops::verdict).orElse(Verdict.ABANDON);
  }

  @Override
  public synchronized boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return running(id, attempt).filter(trial -> parts.models().wants(trial, results)).isPresent();
  }

  @Override
  public synchronized void ended(TrialId id, int attempt, TrialReport report) {
    running(id, attempt).ifPresent(trial -> ended(id, trial, stops.settle(trial, report)));
  }

  private void ended(TrialId id, TrialHistory trial, TrialReport report) {
    if (report.end() instanceof Failed failure && backlog.repeat(trial, failure)) {
      parts.backend().wake();
    } else {
      journal.trialEnded(id, trial.attempt(), report, this::acknowledged);
    }
  }

  private synchronized void acknowledged(TrialEnded event) {
    if (!closing) {
      history.apply(event);
      history.trial(event.id().trial()).ifPresent(this::learn);
      parts.ending().givenUp(history).ifPresent(why -> end(Outcome.FAILED, List.of(why)));
      endWhenAllEnded();
      parts.backend().wake();
    }
  }

  private void learn(TrialHistory ended) {
    parts.models().ended(ended);
    parts.ending().targetMet(ended).ifPresent(backlog::drop);
  }

  /** The trial, while this attempt of it still counts. */
  private Optional<TrialHistory> running(TrialId id, int attempt) {
    return history.trial(id.trial()).filter(trial -> !closing && trial.isRunning(attempt));
  }

  private void endWhenAllEnded() {
    if (!closing && backlog.isEmpty() && history.counts().running() == 0) {
      end(Outcome.FINISHED, backlog.notes());
    }
  }

  private void end(Outcome outcome, List<String> notes) {
    closing = true;
    journal.sweepEnded(outcome, notes, () -> done.complete(outcome));
  }
}
