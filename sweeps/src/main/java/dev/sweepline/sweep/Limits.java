package dev.sweepline.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What ends a sweep, or holds it back, beside the number of its trials.
 *
 * @param parallel the most trials at once
 * @param failed how many trials may fail before no more are started
 * @param retries how often a failed trial is tried again
 * @param time after how long no more trials are started
 * @param trialTime after how long a trial is given up
 * @param target the objective's value at which no more trials are started
 */
public record Limits(
    OptionalInt parallel,
    OptionalInt failed,
    OptionalInt retries,
    Optional<Duration> time,
    Optional<Duration> trialTime,
    OptionalDouble target) {
  public static final Limits NONE =
      new Limits(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty());
}
