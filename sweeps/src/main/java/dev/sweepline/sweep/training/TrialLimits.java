package dev.sweepline.sweep.training;

import java.io.Serializable;
import java.time.Duration;

/**
 * The times after which a trial is given up. Immutable, thread-safe.
 *
 * @param time after so long it ends as TIMEOUT, counted from its start
 * @param hangAfter when no minibatch finishes for so long it ends as HUNG
 */
public record TrialLimits(Duration time, Duration hangAfter) implements Serializable {
  /** Longer than anything runs, and still to be added to an instant. */
  public static final Duration FOREVER = Duration.ofDays(100_000);

  /**
   * A minibatch takes a second at most, loading a large data set or a first compilation minutes.
   */
  public static final Duration HANG_AFTER = Duration.ofMinutes(15);

  /** The limits of trials whose file does not say. */
  public static final TrialLimits DEFAULT = new TrialLimits(FOREVER, HANG_AFTER);

  public static final TrialLimits NONE = new TrialLimits(FOREVER, FOREVER);

  public TrialLimits {
    requirePositive("trial_time", time);
    requirePositive("hang_after", hangAfter);
  }

  /** Refuses a span of time in which nothing can happen. */
  public static void requirePositive(String what, Duration span) {
    if (span.isZero() || span.isNegative()) {
      throw new IllegalArgumentException(what + " " + span + " is not > 0");
    }
  }
}
