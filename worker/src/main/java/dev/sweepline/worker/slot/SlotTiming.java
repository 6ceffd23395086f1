package dev.sweepline.worker.slot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of slots.
 *
 * @param clock stamps events
 * @param nanos a clock that counts nanoseconds from anywhere and never jumps
 * @param tick how often a slot looks at its trial and tells the driver of it
 * @param grace what an interrupted thread gets to end by itself
 */
public record SlotTiming(InstantSource clock, LongSupplier nanos, Duration tick, Duration grace) {
  /** The machine's own clocks; a look every second. */
  public static SlotTiming system(InstantSource clock) {
    return new SlotTiming(clock, System::nanoTime, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
