package dev.sweepline.driver.loop;

import static java.util.Objects.requireNonNull;

import dev.sweepline.driver.stopping.Decision;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Bequests bequests;
  private final Consumer<SweepEvent> acknowledged;
  private final CompletableFuture<EndedSweep> done = new CompletableFuture<>();
  private final Set<Integer> hopeless = new HashSet<>();
  private boolean dismissing;

  /**
   * The state of a sweep where its log leaves off.
   *
   * @param acknowledged hears, on any thread, that the log has a trial's end or pause
   */
  SweepOwner(LoopParts parts, Consumer<SweepEvent> acknowledged) {
    this.parts = parts;
    this.journal = parts.journal();
    this.history = journal.history();
    this.queue = parts.queue();
    this.running = new RunningTrials(history);
    this.bequests = new Bequests(queue, parts.models());
    this.acknowledged = requireNonNull(acknowledged, "acknowledged");
    history.trials().stream().filter(t -> t.state().terminal()).forEach(this::learn);
    history.trials().stream()
        .filter(t -> !t.state().terminal() && t.resumable() > 0)
        .forEach(t -> parts.models().hold(t.trial()));
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
    history
        .trial(trial)
        .filter(each -> !running.isClosed() && each.state() == TrialState.PAUSED)
        .ifPresent(paused -> end(paused, new Cancelled("stopped by the user")));
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
    forgetHopeless();
    List<TrialSpec> next = start(slot, false);
    boolean idle = next.isEmpty() && history.counts().running() == 0;
    if (idle && history.counts().paused() > 0 && queue.computing().isEmpty()) {
      next = start(slot, true);
      if (next.isEmpty()) {
        dismissPaused();
      }
    } else if (next.isEmpty() && queue.isEmpty()) {
      endWhenAllEnded();
    } else if (next.isEmpty() && queue.computing().isPresent()) {
      queue.computing().get().whenComplete((done, failure) -> parts.backend().wake());
    } else if (idle) {
      fail(new IllegalStateException("the sampler waits although no trial runs"));
    }
    return next;
  }

  private List<TrialSpec> start(String slot, boolean last) {
    List<TrialSpec> next =
        queue.start(slot, parts.backend().slots(), parts.rule().promotions(history, last));
    writeCopies();
    return next;
  }

  private void writeCopies() {
    queue.takeCopies().forEach(copy -> journal.trialCopied(copy, acknowledged));
  }

  /** Deletes what nobody will go on from; that its trial ends is said when the sweep is over. */
  private void forgetHopeless() {
    parts.rule().hopeless(history).stream()
        .map(TrialHistory::trial)
        .filter(hopeless::add)
        .forEach(parts.models()::release);
  }

  /** Ends the trials that nobody promotes any more. */
  private void dismissPaused() {
    if (!dismissing) {
      dismissing = true;
      history.trials().stream()
          .filter(trial -> trial.state() == TrialState.PAUSED)
          .toList()
          .forEach(trial -> end(trial, dismissal(trial)));
    }
  }

  private TrialEnd dismissal(TrialHistory paused) {
    Cancelled untimely = new Cancelled("it was paused when no more trials were started");
    return queue.isDropped()
        ? untimely
        : parts.rule().dismissal(history, paused).<TrialEnd>map(end -> end).orElse(untimely);
  }

  private void end(TrialHistory paused, TrialEnd end) {
    journal.trialEnded(
        new TrialId(history.id(), paused.trial()),
        paused.attempt(),
        new TrialReport(end, paused.measurements().size(), Map.of()),
        acknowledged);
  }

  /** Takes an epoch in, and asks the stopping rule whether there shall be another. */
  Verdict measured(TrialMeasured event) {
    running
        .find(event.id(), event.attempt())
        .ifPresent(
            trial -> {
              int before = trial.measurements().size();
              journal.fold(event);
              // An attempt that goes on tells again what is known.
              if (trial.measurements().size() > before) {
                decide(trial);
              }
            });
    return verdict(event.id(), event.attempt());
  }

  private void decide(TrialHistory trial) {
    Decision decision = parts.rule().decide(history, trial);
    if (!(decision instanceof Decision.Continue)) {
      running.decide(trial.trial(), trial.attempt(), decision);
    }
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
    running
        .find(id, attempt)
        .ifPresent(
            trial ->
                running
                    .pause(trial, report)
                    .ifPresentOrElse(
                        pause ->
                            journal.trialPaused(trial, pause, report.measurements(), acknowledged),
                        () -> ended(id, trial, running.settled(trial, report))));
  }

  private void ended(TrialId id, TrialHistory trial, TrialReport report) {
    if (report.end() instanceof Failed failure && queue.repeat(trial, failure)) {
      parts.backend().wake();
    } else {
      journal.trialEnded(id, trial.attempt(), report, acknowledged);
    }
  }

  /** The log has a trial's end or pause: now it counts. */
  void acknowledged(SweepEvent event) {
    if (running.isClosed()) {
      return;
    }
    journal.fold(event);
    if (event instanceof TrialEnded ended) {
      history.trial(ended.id().trial()).ifPresent(this::learn);
      parts.conditions().givenUp(history).ifPresent(why -> end(Outcome.FAILED, List.of(why)));
      endWhenAllEnded();
    } else if (event instanceof TrialPaused paused) {
      parts.models().hold(paused.id().trial());
      history.trial(paused.id().trial()).ifPresent(queue::learn);
    }
    dismissing &= history.counts().paused() > 0;
    parts.backend().wake();
  }

  private void learn(TrialHistory ended) {
    queue.learn(ended);
    bequests.ended(ended);
    writeCopies();
  }

  private void endWhenAllEnded() {
    boolean over = history.counts().running() == 0 && history.counts().paused() == 0;
    if (!running.isClosed() && queue.isEmpty() && over) {
      end(Outcome.FINISHED, queue.notes());
    }
  }

  private void end(Outcome outcome, List<String> notes) {
    running.close();
    journal.sweepEnded(outcome, notes, () -> done.complete(new EndedSweep(outcome, history)));
  }
}
