package dev.sweepline.sweep;

import dev.sweepline.sweep.training.TrialLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Limits of a sweep beside the number of its trials: at once, failed, retried, in time, on disk,
 * and the target. Immutable, thread-safe.
 *
 * @param parallel the most trials at once
 * @param failed how many trials may fail before no more are started
 * @param retries how often a failed trial is tried again
 * @param time after how long no more trials are started
 * @param trialTime after how long a trial is given up
 * @param hangAfter after how long without a finished minibatch a trial is given up
 * @param disk the most bytes that saved networks may take
 * @param target the objective's value at which no more trials are started
 */
public record Limits(
    OptionalInt parallel,
    OptionalInt failed,
    OptionalInt retries,
    Optional<Duration> time,
    Optional<Duration> trialTime,
    Duration hangAfter,
    OptionalLong disk,
    OptionalDouble target) {
  /**
   * A minibatch takes a second at most, loading a large data set or a first compilation minutes.
   */
  public static final Duration HANG_AFTER = Duration.ofMinutes(15);

  public static final Limits NONE =
      new Limits(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          HANG_AFTER,
          OptionalLong.empty(),
          OptionalDouble.empty());

  /** When a trial is given up. */
  public TrialLimits ofTrial() {
    return new TrialLimits(trialTime.orElse(TrialLimits.FOREVER), hangAfter);
  }

  /** The same with another target. */
  public Limits withTarget(OptionalDouble newTarget) {
    return new Limits(parallel, failed, retries, time, trialTime, hangAfter, disk, newTarget);
  }
}
