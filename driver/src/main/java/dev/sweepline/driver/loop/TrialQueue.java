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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The attempts that are to run: those to repeat and what the sampler proposes, lowest number first,
 * together where that is faster; and last, one by one, those that need the machine to themselves.
 * Not thread-safe.
 */
public final class TrialQueue {
  private final Sampler sampler;
  private final SweepJournal journal;
  private final SweepHistory history;
  private final SpecFactory specs;
  private final StopConditions conditions;
  private final Retries retries;
  private final Optional<TwinTrials> twins;
  private final PackPlanner lookahead = new PackPlanner();
  private final Set<String> busy = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<TrialHistory> alone = Optional.empty();
  private Optional<CompletionStage<?>> computing = Optional.empty();
  private int nextTrial;
  private boolean exhausted;
  private boolean dropped;

  /** The queue of a sweep where its log leaves off: what it started and did not end waits. */
  public TrialQueue(
      Sampler sampler, SweepJournal journal, SpecFactory specs, StopConditions conditions) {
    this.sampler = sampler;
    this.journal = journal;
    this.history = journal.history();
    this.specs = specs;
    this.conditions = conditions;
    this.retries = new Retries(conditions.retries());
    history.trials().stream()
        .filter(trial -> trial.state() == TrialState.PENDING)
        .forEach(retries::add);
    this.twins = specs.copiesTwins() ? Optional.of(twins()) : Optional.empty();
  }

  private TwinTrials twins() {
    TwinTrials found = new TwinTrials(history);
    history.trials().forEach(trial -> found.started(spec(Attempt.newest(trial))));
    return found;
  }

  /**
   * Starts what is next; empty when there is nothing, or nothing before running trials end.
   *
   * @param slot who asks
   * @param slots how many there are
   * @param promoted paused trials that are to go on; they come before trials that never ran
   */
  List<TrialSpec> start(String slot, int slots, List<TrialHistory> promoted) {
    busy.remove(slot);
    conditions.timeIsUp(history, journal.now()).ifPresent(this::drop);
    List<TrialSpec> next = next(slots, promoted);
    next.forEach(spec -> journal.trialStarted(spec, slot));
    if (!next.isEmpty()) {
      busy.add(slot);
    }
    return next;
  }

  private List<TrialSpec> next(int slots, List<TrialHistory> promoted) {
    computing = Optional.empty();
    if (alone.filter(trial -> trial.state() == TrialState.RUNNING).isPresent()) {
      return List.of();
    }
    retries.drain(trial -> lookahead.add(spec(Attempt.another(trial)), trial.resumable()));
    if (!promoted.isEmpty() && !dropped && !lookahead.holdsRepeats()) {
      return promoted(slots, promoted);
    }
    boolean more = true;
    while (more && wantsMore(slots)) {
      Optional<Attempt> proposed = proposed();
      proposed.map(this::spec).filter(this::trains).ifPresent(lookahead::add);
      more = proposed.isPresent();
    }
    int running = history.counts().running();
    List<TrialSpec> next = lookahead.take(slots, busy.size(), conditions.parallel() - running);
    if (next.isEmpty() && running == 0 && computing.isEmpty()) {
      alone = retries.nextAlone();
      return alone.map(trial -> spec(Attempt.another(trial))).stream().toList();
    }
    return next;
  }

  private boolean trains(TrialSpec spec) {
    return twins.isEmpty() || twins.get().trains(spec);
  }

  /** Trials that need not train, since others computed the same; given away once. */
  List<TwinTrials.Copy> takeCopies() {
    return twins.map(TwinTrials::takeCopies).orElse(List.of());
  }

  /**
   * Those that are not started now are promoted again when the next slot asks, if they still are.
   */
  private List<TrialSpec> promoted(int slots, List<TrialHistory> trials) {
    PackPlanner planner = new PackPlanner();
    trials.forEach(trial -> planner.add(spec(Attempt.another(trial)), trial.resumable()));
    return planner.take(slots, busy.size(), conditions.parallel() - history.counts().running());
  }

  /**
   * A sampler that learns is asked for what starts now. A trial counts as running until the log has
   * its end, so on one slot it is asked for the next only then.
   */
  private boolean wantsMore(int slots) {
    return sampler.learns()
        ? lookahead.isEmpty() && history.counts().running() < Math.min(slots, conditions.parallel())
        : !lookahead.isWideEnough(slots);
  }

  private TrialSpec spec(Attempt attempt) {
    return specs.spec(
        history.id(), history.driver(), attempt.trial(), attempt.attempt(), attempt.assignment());
  }

  /** The next trial that was never started: a driver before this one may have left gaps. */
  private Optional<Attempt> proposed() {
    while (!exhausted) {
      Suggestion suggestion = sampler.suggest(nextTrial, history);
      if (suggestion instanceof Suggestion.Trial trial) {
        int number = nextTrial++;
        if (history.trial(number).isEmpty()) {
          return Optional.of(new Attempt(number, 1, trial));
        }
      } else if (suggestion instanceof Suggestion.OpenStage stage) {
        journal.stageOpened(stage, nextTrial);
      } else if (suggestion instanceof Suggestion.Done) {
        exhausted = true;
      } else {
        if (suggestion instanceof Suggestion.Computing coming) {
          computing = Optional.of(coming.done());
        }
        break;
      }
    }
    return Optional.empty();
  }

  /** What must be done before there may be more to start; empty where nothing is computed. */
  Optional<CompletionStage<?>> computing() {
    return computing;
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
    if (ended.state().terminal() && twins.isPresent()) {
      twins.get().release(ended.trial()).stream().filter(this::trains).forEach(lookahead::add);
    }
    conditions.targetMet(ended).ifPresent(this::drop);
  }

  private void drop(String note) {
    if (!isEmpty()) {
      notes.add(note);
    }
    exhausted = true;
    dropped = true;
    retries.clear();
    lookahead.clear();
    twins.ifPresent(TwinTrials::clear);
  }

  /** Whether a trial leaves its network for others. */
  boolean handsOn(TrialHistory trial) {
    return specs.handsOn(trial.budget());
  }

  /** Whether a trial that is to start, or runs, may take over a trial's network. */
  boolean mayInherit(int trial) {
    return !dropped && sampler.mayInherit(trial, history);
  }

  /** Whether nothing is started any more, paused trials included. */
  boolean isDropped() {
    return dropped;
  }

  /** Whether nothing is left to start but what is paused. */
  boolean isEmpty() {
    boolean nobodyWaits = twins.isEmpty() || twins.get().isEmpty();
    return exhausted && lookahead.isEmpty() && retries.isEmpty() && nobodyWaits;
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
      return new Attempt(trial.trial(), trial.attempt() + 1, assignment(trial));
    }

    private static Attempt newest(TrialHistory trial) {
      return new Attempt(trial.trial(), trial.attempt(), assignment(trial));
    }

    private static Suggestion.Trial assignment(TrialHistory trial) {
      return new Suggestion.Trial(trial.parameters(), trial.budget(), trial.lineage());
    }
  }
}
