package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.PriorSweep.PriorTrial;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trials of an earlier sweep as points of another's space. Immutable, thread-safe. */
public final class PriorTrials {
  /** A sweep's first event carries no more of them. */
  private static final int MOST = 1000;

  /** Nor more values of parameters. */
  private static final int MOST_VALUES = 20_000;

  private final Sweep sweep;
  private final int most;

  /**
   * What one of several earlier sweeps gives to a sweep.
   *
   * @param sweeps how many there are
   */
  public PriorTrials(Sweep sweep, int sweeps) {
    this.sweep = sweep;
    this.most =
        Math.max(1, Math.min(MOST, MOST_VALUES / sweep.space().parameters().size()) / sweeps);
  }

  /**
   * The trials that ended and are points of the sweep's space: values within its ranges, nothing
   * missing, no rule broken. What the sweep does not search is passed over. Of very many every
   * so-manieth by rank, the best and the worst among them.
   */
  public PriorSweep of(SweepHistory earlier) {
    List<TrialHistory> fit = new ArrayList<>();
    List<PriorTrial> taken = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (TrialHistory trial : earlier.trials()) {
      if (trial.state().terminal() && trial.state() != TrialState.CANCELLED) {
        Point point = point(trial);
        if (point.lacks().isEmpty()) {
          fit.add(trial);
          taken.add(new PriorTrial(trial.trial(), point.parameters(), values(trial)));
        } else {
          reasons.add("trial " + trial.trial() + point.lacks().get());
        }
      }
    }
    return new PriorSweep(
        earlier.id(), thinned(fit, taken), reasons.size(), reasons.stream().findFirst().orElse(""));
  }

  /**
   * A trial's point in the sweep's space.
   *
   * @param lacks why it has none, after its name
   */
  private record Point(Map<String, Object> parameters, Optional<String> lacks) {
    static Point none(String why) {
      return new Point(Map.of(), Optional.of(why));
    }
  }

  private Point point(TrialHistory trial) {
    Assignments assignments = sweep.space().assignments();
    Map<String, Object> known = assignments.unnested(trial.parameters());
    List<String> lacks = new ArrayList<>();
    Optional<Map<String, Object>> point =
        assignments.of(
            name -> {
              Parameter parameter = sweep.space().parameters().get(name);
              if (!known.containsKey(name)) {
                lacks.add(" has no " + name);
              } else if (!parameter.contains(known.get(name))) {
                lacks.add("'s " + name + " is not " + parameter.range());
              } else {
                return known.get(name);
              }
              return parameter.quantile(0.5);
            });
    if (!lacks.isEmpty()) {
      return Point.none(lacks.get(0));
    }
    if (point.isEmpty()) {
      return Point.none(" breaks a rule of require");
    }
    Optional<Objective> missing =
        sweep.objectives().all().stream()
            .filter(objective -> trial.state() != TrialState.FAILED && !isFinite(trial, objective))
            .findFirst();
    return missing
        .map(objective -> Point.none(" has no " + objective.name()))
        .orElseGet(() -> new Point(point.get(), Optional.empty()));
  }

  private static boolean isFinite(TrialHistory trial, Objective objective) {
    return RankKey.of(trial, Objectives.of(objective)).finiteScore().isPresent();
  }

  /** A trial that failed, or that breaks a constraint, has none. */
  private List<Double> values(TrialHistory trial) {
    List<Objective> objectives = sweep.objectives().all();
    if (RankKey.of(trial, sweep.objectives()).finiteScore().isEmpty()) {
      return Collections.nCopies(objectives.size(), Double.NaN);
    }
    return objectives.stream().map(objective -> value(trial, objective)).toList();
  }

  private static double value(TrialHistory trial, Objective objective) {
    return objective
        .goal()
        .value(RankKey.of(trial, Objectives.of(objective)).finiteScore().orElse(Double.NaN));
  }

  private List<PriorTrial> thinned(List<TrialHistory> trials, List<PriorTrial> taken) {
    if (taken.size() <= most) {
      return taken;
    }
    List<Integer> byRank = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      byRank.add(i);
    }
    byRank.sort(Comparator.comparing(i -> RankKey.of(trials.get(i), sweep.objectives())));
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      kept.add(byRank.get((int) ((long) i * (taken.size() - 1) / Math.max(1, most - 1))));
    }
    return kept.stream().sorted().map(taken::get).toList();
  }
}
