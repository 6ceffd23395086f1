package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Runs a sweep in no time: trials end in the order they started, with a value we make up. */
final class FakeSweep {
  static final String ID = "fake";

  private final Sweep sweep;
  private final Sampler sampler;
  private final int slots;
  private final ToDoubleFunction<Map<String, Object>> objective;
  private final SweepHistory history;
  private final List<SweepEvent> log = new ArrayList<>();
  private final Deque<Integer> running = new ArrayDeque<>();

  FakeSweep(Sweep sweep, int slots, ToDoubleFunction<Map<String, Object>> objective) {
    this(sweep, Samplers.of(sweep), slots, objective);
  }

  FakeSweep(
      Sweep sweep,
      List<PriorSweep> prior,
      int slots,
      ToDoubleFunction<Map<String, Object>> objective) {
    this(sweep, Samplers.of(sweep), prior, slots, objective);
  }

  FakeSweep(
      Sweep sweep, Sampler sampler, int slots, ToDoubleFunction<Map<String, Object>> objective) {
    this(sweep, sampler, List.of(), slots, objective);
  }

  private FakeSweep(
      Sweep sweep,
      Sampler sampler,
      List<PriorSweep> prior,
      int slots,
      ToDoubleFunction<Map<String, Object>> objective) {
    this.sweep = sweep;
    this.sampler = sampler;
    this.slots = slots;
    this.objective = objective;
    this.history = new SweepHistory(submitted(sweep).with(prior));
  }

  private static SweepSubmitted submitted(Sweep sweep) {
    return TestSubmissions.submission(ID)
        .name(sweep.name())
        .file("sweep.yaml")
        .objective(sweep.objective())
        .method(sweep.search().method().word())
        .planned(Samplers.of(sweep).planned())
        .build();
  }

  /** A new driver that finds part of an earlier one's log. */
  FakeSweep resume(List<SweepEvent> found) {
    found.forEach(this::apply);
    for (TrialHistory trial : List.copyOf(history.trials())) {
      if (trial.state() == TrialState.RUNNING) {
        start(trial.trial(), trial.attempt() + 1, trial.parameters(), trial.budget());
      }
    }
    return this;
  }

  private void start(int index, int attempt, Map<String, Object> parameters, Budget budget) {
    apply(new TrialStarted(id(index), 0, attempt, log.size(), parameters, budget, "driver/0"));
    running.add(index);
  }

  /** Until there is nothing left or so many trials have started. */
  FakeSweep run(int most) {
    boolean done = false;
    while (!done || !running.isEmpty()) {
      int next = history.trials().size();
      boolean moved = false;
      if (!done && running.size() < slots) {
        Suggestion suggestion =
            next < most ? sampler.suggest(next, history) : new Suggestion.Done();
        moved = take(next, suggestion);
        done = suggestion instanceof Suggestion.Done;
      }
      if (!moved && !running.isEmpty()) {
        end(running.remove());
      } else if (!moved && !done) {
        throw new IllegalStateException("trial " + next + " waits for nothing");
      }
    }
    return this;
  }

  FakeSweep run() {
    return run(Integer.MAX_VALUE);
  }

  private boolean take(int next, Suggestion suggestion) {
    if (suggestion instanceof Suggestion.Trial trial) {
      start(next, 1, trial.parameters(), trial.budget());
      return true;
    }
    if (suggestion instanceof Suggestion.OpenStage open) {
      apply(new StageOpened(ID, 0, log.size(), open.stage(), next, open.trials(), open.window()));
      return true;
    }
    return false;
  }

  private void end(int index) {
    TrialHistory trial = history.trial(index).orElseThrow();
    double value = objective.applyAsDouble(trial.parameters());
    int attempt = trial.attempt();
    Measurement measurement = new Measurement(1, 1, Map.of(sweep.objective().name(), value));
    apply(new TrialMeasured(id(index), 0, attempt, log.size(), 1, measurement));
    TrialEnd end =
        Double.isFinite(value)
            ? new TrialEnd.Completed()
            : new TrialEnd.Failed(FailureKind.DIVERGED, "loss is " + value, "");
    apply(new TrialEnded(id(index), 0, attempt, log.size(), new TrialReport(end, 1, Map.of())));
  }

  private void apply(SweepEvent event) {
    history.apply(event);
    log.add(event);
  }

  private static TrialId id(int index) {
    return new TrialId(ID, index);
  }

  SweepHistory history() {
    return history;
  }

  List<SweepEvent> log() {
    return log;
  }

  /** What the trials were, by index. */
  List<Map<String, Object>> points() {
    return history.trials().stream().map(TrialHistory::parameters).toList();
  }

  List<StageOpened> stages() {
    return List.copyOf(history.stages());
  }

  /** The best objective value of all, as the sampler sees it. */
  double best() {
    return BestTrials.of(history, trial -> true).findFirst().orElseThrow().value().getAsDouble();
  }

  List<String> notes() {
    return sampler.notes(history);
  }
}
