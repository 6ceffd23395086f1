package dev.sweepline.driver.loop;

import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to run next: attempts to repeat first, then what the sampler proposes, and last, one by one,
 * the attempts that need the machine to themselves.
 */
public final class Backlog {
  private final Sampler sampler;
  private final Journal journal;
  private final SweepHistory history;
  private final SpecFactory specs;
  private final Ending ending;
  private final Retries retries;
  private final List<String> notes = new ArrayList<>();
  private Optional<TrialHistory> alone = Optional.empty();
  private int nextTrial;
  private boolean exhausted;

  /** The backlog of a sweep where its log leaves off: what it started and did not end waits. */
  public Backlog(Sampler sampler, Journal journal, SpecFactory specs, Ending ending) {
    this.sampler = sampler;
    this.journal = journal;
    this.history = journal.history();
    this.specs = specs;
    this.ending = ending;
    this.retries = new Retries(ending.retries());
    this.nextTrial = history.trials().size();
    history.trials().stream()
        .filter(trial -> trial.state() == TrialState.PENDING)
        .forEach(retries::add);
  }

  /** Starts the next attempt; empty when there is none, or none before running trials end. */
  Optional<TrialSpec> start(String slot) {
    ending.timeIsUp(history, journal.now()).ifPresent(this::drop);
    Optional<TrialSpec> spec =
        next().map(attempt -> specs.spec(history.id(), history.driver(), attempt));
    spec.ifPresent(started -> journal.trialStarted(started, slot));
    return spec;
  }

  private Optional<Attempt> next() {
    if (alone.filter(trial -> trial.state() == TrialState.RUNNING).isPresent()) {
      return Optional.empty();
    }
    Optional<Attempt> next = retries.next().map(Attempt::another).or(this::proposed);
    if (next.isEmpty() && history.counts().running() == 0) {
      alone = retries.nextAlone();
      return alone.map(Attempt::another);
    }
    return next;
  }

  private Optional<Attempt> proposed() {
    while (!exhausted) {
      Suggestion suggestion = sampler.suggest(nextTrial, history);
      if (suggestion instanceof Suggestion.Trial trial) {
        return Optional.of(new Attempt(nextTrial++, 1, trial));
      } else if (suggestion instanceof Suggestion.OpenStage stage) {
        journal.stageOpened(stage, nextTrial);
      } else if (suggestion instanceof Suggestion.Done) {
        exhausted = true;
      } else {
        break;
      }
    }
    return Optional.empty();
  }

  /** Takes a trial back for another attempt; false when its failure is final. */
  boolean repeat(TrialHistory trial, Failed failure) {
    boolean taken = retries.take(trial, failure, history.driver());
    if (taken) {
      journal.trialRetried(new TrialId(history.id(), trial.trial()), trial.attempt(), failure);
    }
    return taken;
  }

  /** The trials that are chosen run once more, though they have ended. */
  public void runAgain(Function<SweepHistory, List<TrialHistory>> chosen) {
    chosen.apply(history).forEach(retries::add);
  }

  /** Plans more trials than the sweep file does. */
  public void extend(int trials) {
    journal.extended(trials);
  }

  /** Trains completed trials that are chosen for some epochs more. */
  public void extend(Function<SweepHistory, List<TrialHistory>> chosen, int epochs) {
    List<TrialHistory> trials = chosen.apply(history);
    journal.extended(trials.stream().map(TrialHistory::trial).toList(), epochs);
    trials.forEach(retries::add);
  }

  /** Takes in a trial's end, after which perhaps no more are wanted. */
  void learn(TrialHistory ended) {
    ending.targetMet(ended).ifPresent(this::drop);
  }

  private void drop(String note) {
    if (!exhausted || !retries.isEmpty()) {
      notes.add(note);
    }
    exhausted = true;
    retries.clear();
  }

  /** Whether nothing is left to start. */
  boolean isEmpty() {
    return exhausted && retries.isEmpty();
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(sampler.notes(history));
    return all;
  }

  /**
   * One execution of a trial.
   *
   * @param attempt from 1
   */
  record Attempt(int trial, int attempt, Suggestion.Trial assignment) {
    private static Attempt another(TrialHistory trial) {
      return new Attempt(
          trial.trial(),
          trial.attempt() + 1,
          new Suggestion.Trial(trial.parameters(), trial.budget()));
    }
  }
}
