package dev.sweepline.worker.pack;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.family.DensePlan;
import java.util.Optional;

/**
 * Key of what trials must have in common to be trained as one computation. Pure, from the
 * specification alone; thread-safe.
 *
 * @param dataset what they train on
 * @param seed where their random streams start, so that all see the same minibatches
 * @param batchSize examples in a minibatch
 * @param layers hidden layers
 * @param width of the widest hidden layer, rounded up to a power of two
 */
public record PackKey(NamedOptions dataset, long seed, int batchSize, int layers, int width) {
  private static final String FOLDS = "folds";

  /** Beyond, products alone keep a processor busy, and DL4J's memory is not the heap's. */
  private static final int MOST_UNITS = 2048;

  /** Of a layer for a minibatch: 16 MiB of heap, several times. */
  private static final long MOST_OUTPUTS = 1 << 22;

  /** The key of a trial; empty when it is trained alone. */
  public static Optional<PackKey> of(TrialSpec spec) {
    return spec.program().isPresent()
            || spec.trainer() == TrainerChoice.DL4J
            || obstacle(spec).isPresent()
        ? Optional.empty()
        : DensePlan.of(spec.network().name(), spec.settings())
            .map(plan -> of(spec, plan))
            .filter(PackKey::isSmall);
  }

  /** Why a trial that asks to be packed cannot be. */
  public static Optional<String> refuse(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.PACKED
        ? obstacle(spec)
            .or(() -> tooLarge(spec))
            .map(why -> "trainer packed trains no " + why + "; use auto")
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

  private static Optional<String> tooLarge(TrialSpec spec) {
    return DensePlan.of(spec.network().name(), spec.settings())
        .map(plan -> of(spec, plan))
        .filter(key -> !key.isSmall())
        .map(
            key ->
                "layers over %d wide, nor batches over %d of them"
                    .formatted(MOST_UNITS, MOST_OUTPUTS / key.width));
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

  /** Whose kernels compute packs here, and which. */
  public static String kernels() {
    return Gemm.kernels();
  }

  private boolean isSmall() {
    return width <= MOST_UNITS && (long) width * batchSize <= MOST_OUTPUTS;
  }

  /**
   * The most trials worth putting together. Four share enough already; more save the driver a word
   * for each, fewer keep memory small and let it hear of ends sooner.
   */
  public int lanes() {
    return width <= 64 ? 32 : width <= 256 ? 16 : width <= 1024 ? 8 : 4;
  }
}
