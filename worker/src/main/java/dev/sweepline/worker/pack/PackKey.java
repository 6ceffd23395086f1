package dev.sweepline.worker.pack;

import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.DensePlan;
import java.util.List;
import java.util.Optional;

/**
 * What trials must have in common to be trained as one computation. Pure, from the specification
 * alone; thread-safe.
 *
 * @param dataset what they train on
 * @param seed where their random streams start, so that all see the same minibatches
 * @param batchSize examples in a minibatch
 * @param layers hidden layers
 * @param width of the widest hidden layer, rounded up to a power of two
 */
public record PackKey(Choice dataset, long seed, int batchSize, int layers, int width) {
  private static final List<String> CUT_OR_ALTERED = List.of("folds", "augment");
  private static final int MOST_LANES = 64;
  private static final int MOST_UNITS = 2048;

  /** The key of a trial; empty when DL4J trains it alone. */
  public static Optional<PackKey> of(TrialSpec spec) {
    boolean single =
        spec.trainer() != TrainerChoice.DL4J
            && spec.repeats() == 1
            && !spec.recording().layers()
            && CUT_OR_ALTERED.stream().noneMatch(spec.dataset().options()::containsKey);
    return single
        ? DensePlan.of(spec.network().name(), spec.settings()).map(plan -> of(spec, plan))
        : Optional.empty();
  }

  private static PackKey of(TrialSpec spec, DensePlan plan) {
    int widest = plan.hidden().stream().mapToInt(Integer::intValue).max().orElse(1);
    return new PackKey(
        spec.dataset(),
        spec.seed(),
        plan.training().batchSize(),
        plan.hidden().size(),
        widest == 1 ? 1 : 2 * Integer.highestOneBit(widest - 1));
  }

  /** The most trials worth putting together. */
  public int lanes() {
    return Math.max(1, Math.min(MOST_LANES, MOST_UNITS / (width * Math.max(1, layers))));
  }
}
