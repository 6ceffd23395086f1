package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.training.TwinPolicy;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.family.TrainingKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Notes on how many trials of a grid compute what another computes. Stateless. */
final class TwinNotes {
  /** More are not counted: each takes some 20 µs. */
  private static final long MOST = 50_000;

  private TwinNotes() {}

  /** One line; none where every trial is a network of its own. */
  static List<String> of(Sweep sweep, Sampler sampler, OptionalLong trials) {
    boolean countable =
        sweep.search().method() instanceof Method.GridSearch
            && trials.orElse(Long.MAX_VALUE) <= MOST
            && sweep.training().network().isPresent()
            && sweep.training().dataset().isPresent();
    if (!countable || sweep.training().twins() == TwinPolicy.TRAIN) {
      return List.of();
    }
    SpecFactory specs = SpecFactory.of(sweep);
    SweepHistory nothingYet = new SweepHistory(Submissions.unsaved(sweep, trials));
    Set<Object> distinct = new HashSet<>();
    Set<TrainingKey> whateverPasses = new HashSet<>();
    for (int trial = 0; trial < trials.getAsLong(); trial++) {
      if (!(sampler.suggest(trial, nothingYet) instanceof Suggestion.Trial point)) {
        break;
      }
      TrialSpec spec = specs.spec(nothingYet.id(), 1, trial, 1, point);
      Optional<TrainingKey> key = TrainingKey.of(spec);
      if (key.isEmpty()) {
        return List.of();
      }
      distinct.add(List.of(key.get(), TrainingKey.passes(spec)));
      whateverPasses.add(key.get());
    }
    return lines(trials.getAsLong(), distinct.size(), fewest(distinct.size(), whateverPasses));
  }

  /** Where steps are given, they may end trials that differ in passes alone. */
  private static int fewest(int distinct, Set<TrainingKey> whateverPasses) {
    boolean steps = whateverPasses.stream().allMatch(key -> key.steps().isPresent());
    return steps ? whateverPasses.size() : distinct;
  }

  private static List<String> lines(long trials, int most, int fewest) {
    if (fewest == trials) {
      return List.of();
    }
    String networks =
        fewest == most
            ? String.valueOf(most)
            : fewest + " to " + most + ", as steps end trials before their epochs do or not";
    return List.of(
        "different networks among them: "
            + networks
            + "; the others take over what those measure (twins: train trains all)");
  }
}
