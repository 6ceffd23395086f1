package dev.sweepline.sweep.training;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * The share that each trial has of the machine it runs on.
 *
 * @param cpus cores
 * @param gpus devices: 0, 1, or a share of one of at most a half
 * @param memory bytes; empty where nobody counts them
 */
public record TrialResources(int cpus, double gpus, OptionalLong memory) {
  /** What a trial has whose file does not say. */
  public static final TrialResources DEFAULT = new TrialResources(1, 0, OptionalLong.empty());

  public TrialResources {
    requireNonNull(memory, "memory");
    if (cpus < 1) {
      throw new IllegalArgumentException("cpus " + cpus + " is not >= 1");
    }
    if (!isShare(gpus)) {
      throw new IllegalArgumentException("gpus " + gpus + " is not 0, 1 or at most 0.5");
    }
  }

  /** Whether a trial can have so much of the devices: it trains on one of them, or on none. */
  public static boolean isShare(double gpus) {
    return gpus == 1 || (gpus >= 0 && gpus <= 0.5);
  }

  /** How many trials share one device; 0 where they need none. */
  public int trialsOnDevice() {
    return gpus == 0 ? 0 : (int) Math.floor(1 / gpus + 1e-9);
  }
}
