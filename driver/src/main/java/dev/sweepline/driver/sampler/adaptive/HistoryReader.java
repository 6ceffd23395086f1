package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.driver.sampler.adaptive.Observation.Costs;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.PriorSweep.PriorTrial;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of one sweep's history that looks only at what has changed since it last looked. Not
 * thread-safe: it belongs to the history's thread.
 */
public final class HistoryReader {
  private final Objectives objectives;
  private final SpaceEncoding encoding;
  private List<Observation> prior = List.of();
  private final Map<Integer, Seen> seen = new HashMap<>();

  private record Seen(long version, Observation observation) {}

  /** A reader that has seen nothing. */
  public HistoryReader(Objectives objectives, SpaceEncoding encoding) {
    this.objectives = objectives;
    this.encoding = encoding;
  }

  /** What there is to learn from by now. Trials that were cancelled have nothing to say. */
  public Observations read(SweepHistory history) {
    if (prior.isEmpty()) {
      prior = prior(history.submitted().prior());
    }
    List<Observation> ended = new ArrayList<>(prior);
    List<Observation> pending = new ArrayList<>();
    for (TrialHistory trial : history.trials()) {
      if (!isSettled(trial)) {
        pending.add(observed(trial));
      } else if (trial.state() != TrialState.CANCELLED) {
        ended.add(observed(trial));
      }
    }
    return new Observations(ended, pending);
  }

  /** Trials of earlier sweeps, from -1 down. */
  private List<Observation> prior(List<PriorSweep> sweeps) {
    List<Observation> known = new ArrayList<>();
    for (PriorSweep sweep : sweeps) {
      for (PriorTrial trial : sweep.trials()) {
        known.add(
            new Observation(
                -1 - known.size(),
                encoding.space().assignments().unnested(trial.parameters()),
                costs(trial),
                encoding));
      }
    }
    return known;
  }

  private Costs costs(PriorTrial trial) {
    List<Double> costs = new ArrayList<>();
    for (int i = 0; i < objectives.all().size(); i++) {
      double value = i < trial.values().size() ? trial.values().get(i) : Double.NaN;
      costs.add(
          Double.isFinite(value) ? 0 - objectives.all().get(i).goal().score(value) : Double.NaN);
    }
    double first = costs.get(0);
    List<Double> others = costs.subList(1, costs.size());
    return new Costs(
        first, first, first, others.stream().allMatch(Double::isFinite) ? others : List.of());
  }

  /** A trial that waits at a rung is known by what it had there. */
  private static boolean isSettled(TrialHistory trial) {
    return trial.state().terminal() || trial.state() == TrialState.PAUSED;
  }

  private Observation observed(TrialHistory trial) {
    Seen before = seen.get(trial.trial());
    if (before != null && before.version() == trial.version()) {
      return before.observation();
    }
    Observation now =
        before == null
            ? new Observation(
                trial.trial(),
                encoding.space().assignments().unnested(trial.parameters()),
                costs(trial),
                encoding)
            : before.observation().with(costs(trial));
    seen.put(trial.trial(), new Seen(trial.version(), now));
    return now;
  }

  private Costs costs(TrialHistory trial) {
    Objective objective = objectives.first();
    double best = Double.NaN;
    double latest = Double.NaN;
    for (Measurement measured : trial.measurements()) {
      double value = measured.metrics().getOrDefault(objective.name(), Double.NaN);
      if (Double.isFinite(value)) {
        latest = 0 - objective.goal().score(value);
        best = best <= latest ? best : latest;
      }
    }
    double score = RankKey.of(trial, objectives).finiteScore().orElse(Double.NaN);
    return isSettled(trial)
        ? new Costs(0 - score, best, latest, others(trial))
        : new Costs(Double.NaN, best, latest);
  }

  private List<Double> others(TrialHistory trial) {
    List<Double> scores = RankKey.further(trial, objectives);
    return scores.stream().allMatch(Double::isFinite)
        ? scores.stream().map(score -> 0 - score).toList()
        : List.of();
  }
}
