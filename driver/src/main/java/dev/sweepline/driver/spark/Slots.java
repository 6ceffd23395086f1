package dev.sweepline.driver.spark;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many trials may run at once.
 *
 * @param asked what the user says; empty for as many as there is room for
 * @param allowed the most that the sweep file allows
 */
public record Slots(OptionalInt asked, OptionalInt allowed) {
  /** On this machine: empty for all of its cores. */
  OptionalInt here() {
    int room = asked.orElse(Runtime.getRuntime().availableProcessors());
    return allowed.isPresent() ? OptionalInt.of(Math.min(allowed.getAsInt(), room)) : asked;
  }

  /** On a cluster: empty for as many as its executors have room for. */
  OptionalInt onCluster() {
    return IntStream.concat(asked.stream(), allowed.stream()).min();
  }
}
