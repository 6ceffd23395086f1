package dev.sweepline.driver.loop;

import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Runs one sweep from where its log leaves off: gives slots their trials, writes its lifecycle to
 * the log, folds what comes back. Its monitor owns the history; nothing is done under it that
 * waits. A trial counts as ended only once the log has acknowledged its end.
 */
public final class SweepLoop {
  private final LoopParts parts;
  private final SweepHistory history;
  private final SweepJournal journal;
  private final TrialQueue backlog;
  private final RunningTrials running;
  private final SlotDesk desk;
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();

  public SweepLoop(LoopParts parts) {
    this.parts = parts;
    this.journal = parts.journal();
    this.history = journal.history();
    this.backlog = parts.backlog();
    this.running = new RunningTrials(history, parts.models());
    this.desk = new SlotDesk(this, running);
    history.trials().stream().filter(t -> t.state().terminal()).forEach(this::learn);
  }

  /** Starts the slots. The result completes when the sweep's end is in the log. */
  public CompletableFuture<Outcome> start() {
    journal.onFailure(this::fail);
    parts.backend().open(desk);
    parts.backend().wake();
    return done;
  }

  /** Once a second or so: shows that the driver lives. */
  public synchronized void tick() {
    if (!running.isClosed()) {
      journal.beat();
    }
  }

  /** Hands out nothing more and leaves the sweep as it stands, to be resumed. */
  public synchronized void interrupt(String note) {
    if (!running.isClosed()) {
      end(Outcome.INTERRUPTED, List.of(note));
    }
  }

  /** Ends a trial as cancelled: at its next minibatch, or as soon as it would start. */
  public synchronized void stop(int trial) {
    running.stop(trial);
  }

  /** Writes nothing any more: the log is broken, or the sweep is another's. */
  public synchronized void fail(Exception reason) {
    running.close();
    done.completeExceptionally(reason);
  }

  /** Looks at the history while nothing changes it. */
  public synchronized <T> T look(Function<SweepHistory, T> view) {
    return view.apply(history);
  }

  /** Why slots cannot go on, in one line for the user; empty while they can. */
  public Optional<String> stalled() {
    return desk.stall().current(journal.now()).or(parts.backend()::stalled);
  }

  long now() {
    return journal.now();
  }

  SlotDesk desk() {
    return desk;
  }

  /** Gives a slot its next trials. */
  synchronized List<TrialSpec> next(String slot) {
    if (running.isClosed()) {
      return List.of();
    }
    List<TrialSpec> next = backlog.start(slot, parts.backend().slots());
    if (next.isEmpty() && backlog.isEmpty()) {
      endWhenAllEnded();
    } else if (next.isEmpty() && history.counts().running() == 0) {
      fail(new IllegalStateException("the sampler waits although no trial runs"));
    }
    return next;
  }

  /** Takes a trial's end from its slot. */
  synchronized void ended(TrialId id, int attempt, TrialReport report) {
    running.find(id, attempt).ifPresent(t -> ended(id, t, running.settled(t, report)));
  }

  private void ended(TrialId id, TrialHistory trial, TrialReport report) {
    if (report.end() instanceof Failed failure && backlog.repeat(trial, failure)) {
      parts.backend().wake();
    } else {
      journal.trialEnded(id, trial.attempt(), report, this::acknowledged);
    }
  }

  private synchronized void acknowledged(TrialEnded event) {
    if (!running.isClosed()) {
      history.apply(event);
      history.trial(event.id().trial()).ifPresent(this::learn);
      parts.ending().givenUp(history).ifPresent(why -> end(Outcome.FAILED, List.of(why)));
      endWhenAllEnded();
      parts.backend().wake();
    }
  }

  private void learn(TrialHistory ended) {
    parts.models().ended(ended);
    backlog.learn(ended);
  }

  private void endWhenAllEnded() {
    if (!running.isClosed() && backlog.isEmpty() && history.counts().running() == 0) {
      end(Outcome.FINISHED, backlog.notes());
    }
  }

  private void end(Outcome outcome, List<String> notes) {
    running.close();
    journal.sweepEnded(outcome, notes, () -> done.complete(outcome));
  }
}
