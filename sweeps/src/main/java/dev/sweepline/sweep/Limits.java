package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.training.TrialLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Limits of a sweep beside the number of its trials. Immutable, thread-safe.
 *
 * @param parallel the most trials at once
 * @param failed how many trials may fail before no more are started
 * @param retries how often a failed trial is tried again
 * @param time after how long no more trials are started
 * @param trial when one trial is given up
 * @param disk the most bytes that saved networks may take
 * @param target the objective's value at which no more trials are started
 */
public record Limits(
    OptionalInt parallel,
    OptionalInt failed,
    OptionalInt retries,
    Optional<Duration> time,
    TrialLimits trial,
    OptionalLong disk,
    OptionalDouble target) {
  public static final Limits NONE =
      new Limits(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          TrialLimits.DEFAULT,
          OptionalLong.empty(),
          OptionalDouble.empty());

  public Limits {
    requireNonNull(trial, "trial");
    requireAtLeast(1, "parallel", parallel);
    requireAtLeast(0, "failed", failed);
    requireAtLeast(0, "retries", retries);
    time.ifPresent(span -> TrialLimits.requirePositive("time", span));
    if (disk.isPresent() && disk.getAsLong() < 1) {
      throw new IllegalArgumentException("disk " + disk.getAsLong() + " is not >= 1");
    }
    if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
      throw new IllegalArgumentException("target " + target.getAsDouble() + " is not finite");
    }
  }

  private static void requireAtLeast(int least, String what, OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < least) {
      throw new IllegalArgumentException(what + " " + limit.getAsInt() + " is not >= " + least);
    }
  }

  /** The same for trials that are given up after other times. */
  public Limits withTrial(TrialLimits other) {
    return new Limits(parallel, failed, retries, time, other, disk, target);
  }

  /** The same with another target. */
  public Limits withTarget(OptionalDouble newTarget) {
    return new Limits(parallel, failed, retries, time, trial, disk, newTarget);
  }
}
