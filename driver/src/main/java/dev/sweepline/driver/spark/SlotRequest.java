package dev.sweepline.driver.spark;

import dev.sweepline.sweep.training.TrialResources;
import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A request for slots: how many trials may run at once, and what each has. Immutable.
 *
 * @param asked what the user says; empty for as many as there is room for
 * @param allowed the most that the sweep file allows
 * @param resources of each
 * @param refits whether a network is to be trained again in the same Spark
 */
public record SlotRequest(
    OptionalInt asked, OptionalInt allowed, TrialResources resources, boolean refits) {
  /** Slots of one core that try things out. */
  public SlotRequest(OptionalInt asked, OptionalInt allowed) {
    this(asked, allowed, TrialResources.DEFAULT, false);
  }

  /** On this machine: empty for all of its cores. */
  OptionalInt here() {
    boolean alike = resources.equals(TrialResources.DEFAULT);
    int wanted = asked.orElseGet(this::fitting);
    return allowed.isEmpty() && alike
        ? asked
        : OptionalInt.of(Math.min(allowed.orElse(Integer.MAX_VALUE), wanted));
  }

  private int fitting() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine
            ? machine.getTotalMemorySize()
            : Long.MAX_VALUE;
    return new SlotResources(resources).here(Runtime.getRuntime().availableProcessors(), memory);
  }

  /** On a cluster: empty for as many as its executors have room for. */
  OptionalInt onCluster() {
    return IntStream.concat(asked.stream(), allowed.stream()).min();
  }
}
