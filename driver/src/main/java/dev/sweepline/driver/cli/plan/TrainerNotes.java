package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.train.engine.EngineChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Notes on what the engine does not train, and why. Stateless. */
final class TrainerNotes {
  /** Trials looked at. */
  private static final long MOST = 100;

  private TrainerNotes() {}

  /** One line for each reason; none where the engine takes all, or is not meant to take any. */
  static List<String> of(
      Sweep sweep, NetworkFamilies families, Sampler sampler, OptionalLong trials) {
    if (sweep.training().network().isEmpty() || sweep.training().dataset().isEmpty()) {
      return List.of();
    }
    SpecFactory specs = SpecFactory.of(sweep);
    SweepHistory nothingYet = new SweepHistory(Submissions.unsaved(sweep, trials));
    EngineChoice choice = new EngineChoice(families);
    Set<String> reasons = new TreeSet<>();
    for (int trial = 0; trial < Math.min(MOST, trials.orElse(1)); trial++) {
      if (!(sampler.suggest(trial, nothingYet) instanceof Suggestion.Trial point)) {
        break;
      }
      TrialSpec spec = specs.spec(nothingYet.id(), 1, trial, 1, point);
      reason(choice, spec).ifPresent(reasons::add);
    }
    return List.copyOf(reasons);
  }

  /** Empty for a trial whose network cannot be built: it fails alone. */
  private static Optional<String> reason(EngineChoice choice, TrialSpec spec) {
    try {
      return choice.reason(spec, DataSets.form(spec.dataset()));
    } catch (InvalidNetworkException e) {
      return Optional.empty();
    }
  }
}
