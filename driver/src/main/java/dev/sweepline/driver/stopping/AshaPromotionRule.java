package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.driver.stopping.RungPopulation.Climb;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Asynchronous successive halving that promotes, as its paper has it: every trial is paused at each
 * rung, and goes on once it is among the best one in eta of those that have come there in its
 * bracket. Higher rungs come first. A value that is not finite is never promoted.
 */
final class AshaPromotionRule implements StoppingRule {
  private final Asha settings;
  private final Costs costs;
  private final Arrivals population;

  /**
   * The rule for a sweep.
   *
   * @param seed says which trials are in which bracket
   */
  AshaPromotionRule(Asha settings, Objective objective, long seed) {
    this.settings = requireNonNull(settings, "settings");
    this.costs = new Costs(objective);
    this.population = new Arrivals(seed);
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    Climb climb = population.of(history, trial);
    int rung = climb.last();
    return rung < climb.bracket || population.place(rung) <= lastPause(trial)
        ? Decision.CONTINUE
        : new Decision.Pause(
            settings.word(), population.place(rung), settings.unit(), costs.value(climb.at[rung]));
  }

  private static int lastPause(TrialHistory trial) {
    List<TrialPaused> pauses = trial.pauses();
    return pauses.isEmpty() ? 0 : pauses.get(pauses.size() - 1).rung();
  }

  @Override
  public List<TrialHistory> promotions(SweepHistory history, boolean last) {
    population.follow(history);
    for (int rung = population.rungs() - 1; rung >= 0; rung--) {
      List<TrialHistory> promoted = new ArrayList<>();
      for (int bracket = 0; bracket < settings.brackets(); bracket++) {
        promote(history, rung, bracket, last, promoted);
      }
      if (!promoted.isEmpty()) {
        return promoted;
      }
    }
    return List.of();
  }

  private void promote(
      SweepHistory history, int rung, int bracket, boolean last, List<TrialHistory> promoted) {
    int left = goOn(rung, bracket, last);
    for (Arrival arrival : population.best(rung, bracket)) {
      if (left-- == 0) {
        return;
      }
      TrialHistory trial = history.trial(arrival.trial()).orElseThrow();
      if (trial.state() == TrialState.PAUSED && lastPause(trial) == population.place(rung)) {
        promoted.add(trial);
      }
    }
  }

  /** How many of those that have come to a rung go on. */
  private int goOn(int rung, int bracket, boolean last) {
    int share = (int) (population.at(rung, bracket).size() / settings.eta());
    return last ? Math.max(1, share) : share;
  }

  @Override
  public List<TrialHistory> hopeless(SweepHistory history) {
    if (history.submitted().planned().isEmpty() || history.counts().paused() == 0) {
      return List.of();
    }
    population.follow(history);
    List<TrialHistory> hopeless = new ArrayList<>();
    for (int rung = 0; rung < population.rungs(); rung++) {
      for (int bracket = 0; bracket < settings.brackets(); bracket++) {
        hopeless(history, rung, bracket, hopeless);
      }
    }
    return hopeless;
  }

  /** Ranks only fall, as trials come; and no more can come than have not ended. */
  private void hopeless(SweepHistory history, int rung, int bracket, List<TrialHistory> hopeless) {
    List<TrialHistory> arrived =
        population.best(rung, bracket).stream()
            .map(arrival -> history.trial(arrival.trial()).orElseThrow())
            .toList();
    long here = arrived.stream().filter(trial -> !trial.state().terminal()).count();
    long others = history.counts().planned() - history.counts().ended() - here;
    double most = Math.max(1, Math.floor((arrived.size() + others) / settings.eta()));
    for (int rank = arrived.size() - 1; rank >= most; rank--) {
      TrialHistory trial = arrived.get(rank);
      if (trial.state() == TrialState.PAUSED && lastPause(trial) == population.place(rung)) {
        hopeless.add(trial);
      }
    }
  }

  @Override
  public Optional<Stopped> dismissal(SweepHistory history, TrialHistory paused) {
    Climb climb = population.of(history, paused);
    int rung = climb.last();
    if (rung < climb.bracket || !hasPaused(paused)) {
      return Optional.empty();
    }
    SortedCosts all = population.at(rung, climb.bracket);
    double cost = climb.at[rung];
    double cutoff = all.size() == 0 ? Double.NaN : all.get(goOn(rung, climb.bracket, true) - 1);
    return Optional.of(
        new Stopped(
            settings.word(),
            population.place(rung),
            costs.value(cutoff),
            costs.value(cost),
            all.size() + (Double.isFinite(cost) ? 0 : 1),
            settings.unit(),
            ""));
  }

  private boolean hasPaused(TrialHistory trial) {
    List<TrialPaused> pauses = trial.pauses();
    return !pauses.isEmpty() && pauses.get(pauses.size() - 1).rule().equals(settings.word());
  }

  /** A trial at a rung. */
  private record Arrival(double cost, int trial) {
    static final Comparator<Arrival> BEST_FIRST =
        Comparator.comparingDouble(Arrival::cost).thenComparingInt(Arrival::trial);
  }

  /** Those at each rung in each bracket, in order. */
  private final class Arrivals extends RungPopulation {
    private final List<NavigableSet<Arrival>> ordered = new ArrayList<>();

    Arrivals(long seed) {
      super(
          settings.rungs(),
          settings.unit(),
          costs,
          false,
          settings.brackets(),
          trial -> AshaRule.bracket(settings, seed, trial.trial()));
    }

    NavigableSet<Arrival> best(int rung, int bracket) {
      int place = rung * settings.brackets() + bracket;
      while (ordered.size() <= place) {
        ordered.add(new TreeSet<>(Arrival.BEST_FIRST));
      }
      return ordered.get(place);
    }

    @Override
    void arrived(Climb climb, int rung) {
      best(rung, climb.bracket).add(new Arrival(climb.at[rung], climb.trial));
    }

    @Override
    void left(Climb climb, int rung) {
      best(rung, climb.bracket).remove(new Arrival(climb.at[rung], climb.trial));
    }

    @Override
    void clear() {
      super.clear();
      ordered.clear();
    }
  }
}
