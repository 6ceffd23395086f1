package dev.sweepline.worker.pack;

import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.DensePlan;
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
  private static final String FOLDS = "folds";
  private static final int MOST_LANES = 64;
  private static final int MOST_UNITS = 2048;

  /** The key of a trial; empty when DL4J trains it alone. */
  public static Optional<PackKey> of(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.DL4J || obstacle(spec).isPresent()
        ? Optional.empty()
        : DensePlan.of(spec.network().name(), spec.settings()).map(plan -> of(spec, plan));
  }

  /** Why a trial that asks to be packed cannot be. */
  public static Optional<String> refuse(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.PACKED
        ? obstacle(spec).map(why -> "trainer packed trains no " + why + "; use auto")
        : Optional.empty();
  }

  private static Optional<String> obstacle(TrialSpec spec) {
    if (spec.repeats() > 1) {
      return Optional.of("repeats");
    }
    if (spec.recording().layers()) {
      return Optional.of("networks whose layers are measured");
    }
    if (spec.dataset().options().containsKey(FOLDS)) {
      return Optional.of(FOLDS);
    }
    return DensePlan.obstacle(spec.network().name(), spec.settings());
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
