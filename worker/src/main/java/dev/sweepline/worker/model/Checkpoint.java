package dev.sweepline.worker.model;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.dl4j.NetworkState;
import java.util.List;
import java.util.TreeMap;

/**
 * State that it takes to train a trial on that was finished or paused at the end of a pass, bit for
 * bit as if it had never ended. Several networks in lockstep, and those whose best weights come
 * back for want of patience, have none.
 *
 * @param key what the trial trained with; another trial must not go on from here
 * @param measurements its epochs so far, in order, at least one
 * @param generatorRoot where the generator of dropout masks stands, one half
 * @param generatorNode the other half
 * @param network where its only network stands
 */
public record Checkpoint(
    String key,
    List<Measurement> measurements,
    long generatorRoot,
    long generatorNode,
    NetworkState network) {
  private static final String PACKED = "\npacked";
  private static final String ENGINE = "\nengine";

  public Checkpoint {
    requireNonNull(key, "key");
    requireNonNull(network, "network");
    measurements = List.copyOf(measurements);
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("a checkpoint without measurements");
    }
  }

  /** Everything about a trial that moves its weights, except for how long it trains. */
  public static String key(TrialSpec spec) {
    return String.join(
        "\n",
        new TreeMap<>(spec.parameters()).toString(),
        spec.dataset().toString(),
        spec.network().toString(),
        Long.toString(spec.seed()),
        Integer.toString(spec.repeats()));
  }

  /** The same for a trial of a pack, whose networks are the same to the eye but not to the bit. */
  public static String keyInPack(TrialSpec spec) {
    return key(spec) + PACKED;
  }

  /** Whether a trial with this key reads the network as the one that wrote it would. */
  boolean isReadableBy(String other) {
    return key.endsWith(PACKED) == other.endsWith(PACKED)
        && key.endsWith(ENGINE) == other.endsWith(ENGINE);
  }

  /**
   * The same for a trial that the engine trains, whose optimizer keeps its memory in other order.
   */
  public static String keyInEngine(TrialSpec spec) {
    return key(spec) + ENGINE;
  }

  /** The last epoch that it holds. */
  public Measurement last() {
    return measurements.get(measurements.size() - 1);
  }
}
