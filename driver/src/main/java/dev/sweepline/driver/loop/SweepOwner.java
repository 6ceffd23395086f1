package dev.sweepline.driver.loop;

import static java.util.Objects.requireNonNull;

import dev.sweepline.driver.stopping.Decision;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The state of one running sweep and all that is decided about it. Confined to one thread at a
 * time, that of its {@link dev.sweepline.driver.concurrent.Mailbox}; nothing here waits. A trial
 * counts as ended only once the log has acknowledged its end.
 */
final class SweepOwner {
  private final LoopParts parts;
  private final SweepHistory history;
  private final SweepJournal journal;
  private final TrialQueue queue;
  private final RunningTrials running;
  private final Consumer<TrialEnded> acknowledged;
  private final CompletableFuture<EndedSweep> done = new CompletableFuture<>();

  /**
   * The state of a sweep where its log leaves off.
   *
   * @param acknowledged hears, on any thread, that the log has a trial's end
   */
  SweepOwner(LoopParts parts, Consumer<TrialEnded> acknowledged) {
    this.parts = parts;
    this.journal = parts.journal();
    this.history = journal.history();
    this.queue = parts.queue();
    this.running = new RunningTrials(history);
    this.acknowledged = requireNonNull(acknowledged, "acknowledged");
    history.trials().stream().filter(t -> t.state().terminal()).forEach(this::learn);
  }

  /** Completes when the sweep's end is in the log. */
  CompletableFuture<EndedSweep> done() {
    return done;
  }

  SweepHistory history() {
    return history;
  }

  void tick() {
    if (!running.isClosed()) {
      journal.beat();
    }
  }

  void interrupt(String note) {
    if (!running.isClosed()) {
      end(Outcome.INTERRUPTED, List.of(note));
    }
  }

  void stop(int trial) {
    running.cancel(trial);
  }

  void fail(Throwable reason) {
    running.close();
    done.completeExceptionally(reason);
  }

  /** Gives a slot its next trials. */
  List<TrialSpec> next(String slot) {
    if (running.isClosed()) {
      return List.of();
    }
    List<TrialSpec> next = queue.start(slot, parts.backend().slots());
    if (next.isEmpty() && queue.isEmpty()) {
      endWhenAllEnded();
    } else if (next.isEmpty() && queue.computing().isPresent()) {
      queue.computing().get().whenComplete((done, failure) -> parts.backend().wake());
    } else if (next.isEmpty() && history.counts().running() == 0) {
      fail(new IllegalStateException("the sampler waits although no trial runs"));
    }
    return next;
  }

  /** Takes an epoch in, and asks the stopping rule whether there shall be another. */
  Verdict measured(TrialMeasured event) {
    running
        .find(event.id(), event.attempt())
        .ifPresent(
            trial -> {
              history.apply(event);
              if (parts.rule().decide(history, trial) instanceof Decision.Stop stop) {
                running.stop(trial.trial(), event.attempt(), stop);
              }
            });
    return verdict(event.id(), event.attempt());
  }

  Verdict verdict(TrialId id, int attempt) {
    return running.verdict(id, attempt);
  }

  /** Whether the network of a trial that is about to end is worth saving. */
  boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return running
        .find(id, attempt)
        .filter(trial -> parts.models().wants(trial, results))
        .isPresent();
  }

  /** Takes a trial's end from its slot. */
  void ended(TrialId id, int attempt, TrialReport report) {
    running.find(id, attempt).ifPresent(t -> ended(id, t, running.settled(t, report)));
  }

  private void ended(TrialId id, TrialHistory trial, TrialReport report) {
    if (report.end() instanceof Failed failure && queue.repeat(trial, failure)) {
      parts.backend().wake();
    } else {
      journal.trialEnded(id, trial.attempt(), report, acknowledged);
    }
  }

  /** The log has a trial's end: now it counts. */
  void acknowledged(TrialEnded event) {
    if (!running.isClosed()) {
      history.apply(event);
      history.trial(event.id().trial()).ifPresent(this::learn);
      parts.conditions().givenUp(history).ifPresent(why -> end(Outcome.FAILED, List.of(why)));
      endWhenAllEnded();
      parts.backend().wake();
    }
  }

  private void learn(TrialHistory ended) {
    parts.models().ended(ended);
    queue.learn(ended);
  }

  private void endWhenAllEnded() {
    if (!running.isClosed() && queue.isEmpty() && history.counts().running() == 0) {
      end(Outcome.FINISHED, queue.notes());
    }
  }

  private void end(Outcome outcome, List<String> notes) {
    running.close();
    journal.sweepEnded(outcome, notes, () -> done.complete(new EndedSweep(outcome, history)));
  }
}
