package dev.sweepline.sweep.training;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * The times after which a trial is given up.
 *
 * @param time after so long it ends as TIMEOUT, counted from its start
 * @param hangAfter when no minibatch finishes for so long it ends as HUNG
 */
public record TrialLimits(Duration time, Duration hangAfter) implements Serializable {
  /** Longer than anything runs, and still to be added to an instant. */
  public static final Duration FOREVER = Duration.ofDays(100_000);

  public static final TrialLimits NONE = new TrialLimits(FOREVER, FOREVER);

  public TrialLimits {
    requireNonNull(time, "time");
    requireNonNull(hangAfter, "hangAfter");
  }
}
