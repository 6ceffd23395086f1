package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.draw.DrawLayout;
import dev.sweepline.driver.sampler.draw.PointDraws;
import dev.sweepline.driver.sampler.population.Exploration;
import dev.sweepline.driver.sampler.population.Generation;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sampler of a population of networks, a trial for each of them and each of its stretches of
 * training. A generation begins when the one before has ended: a network that was not among the
 * worst goes on as it is; the others take over one of the best, with parameters near its own. So
 * what happens does not depend on the number of slots. Thread-safe.
 */
final class PbtSampler implements Sampler {
  private final Sweep sweep;
  private final Method.Pbt method;
  private final Budget whole;
  private final PointDraws draws;
  private final Exploration exploration;
  private final Address seed;

  PbtSampler(Sweep sweep, Method.Pbt method) {
    long start = sweep.search().seed();
    this.sweep = sweep;
    this.method = method;
    this.whole = sweep.training().budget();
    this.seed = Address.of(start).then("pbt");
    this.draws =
        new PointDraws(
            sweep.space(),
            start,
            DrawLayout.of(
                sweep,
                sweep.search().startup(),
                method.population() - sweep.search().points().size()),
            sweep.search().points());
    this.exploration = new Exploration(sweep.space(), method, start);
  }

  @Override
  public OptionalLong planned() {
    return OptionalLong.of((long) method.population() * method.generations(whole));
  }

  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    int generation = trial / method.population();
    if (generation >= method.generations(whole)) {
      return new Suggestion.Done();
    }
    if (generation == 0) {
      return begin(draws.point(trial), generation);
    }
    int member = trial - method.population();
    Optional<Generation> before =
        Generation.of(history, (generation - 1) * method.population(), method);
    if (before.isEmpty()) {
      return new Suggestion.Wait();
    }
    if (before.get().goesOn(member)) {
      TrialHistory same = history.trial(member).orElseThrow();
      return goOn(same, same.parameters(), generation);
    }
    List<TrialHistory> best = before.get().best();
    if (best.isEmpty()) {
      return begin(draws.replacement(trial, 0), generation);
    }
    TrialHistory parent = best.get((int) (seed.then(trial).openUnit() * best.size()));
    return goOn(parent, exploration.near(parent.parameters(), trial), generation);
  }

  private Suggestion begin(Optional<Map<String, Object>> point, int generation) {
    return point
        .<Suggestion>map(
            parameters -> new Suggestion.Trial(parameters, method.until(generation, whole)))
        .orElseGet(Suggestion.Done::new);
  }

  private Suggestion goOn(TrialHistory parent, Map<String, Object> parameters, int generation) {
    return new Suggestion.Trial(
        parameters,
        method.until(generation, whole),
        new Lineage(parent.trial(), method.until(generation - 1, whole).amount()));
  }

  @Override
  public boolean mayInherit(int trial, SweepHistory history) {
    int next = trial / method.population() + 1;
    boolean left =
        history.trial(trial).filter(each -> each.state() == TrialState.COMPLETED).isPresent();
    if (!left || next >= method.generations(whole)) {
      return false;
    }
    for (int i = 0; i < method.population(); i++) {
      Optional<TrialHistory> heir = history.trial(next * method.population() + i);
      if (heir.isEmpty()
          || (!heir.get().state().terminal() && heir.get().lineage().parent() == trial)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return BorderNotes.of(sweep.space(), history, "widen the range");
  }
}
