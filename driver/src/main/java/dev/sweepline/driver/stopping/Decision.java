package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.TrialEnd;

/** A stopping rule's answer to a trial's newest measurement. */
public sealed interface Decision {
  /** The trial goes on. */
  Decision CONTINUE = new Continue();

  /** The trial goes on. */
  record Continue() implements Decision {}

  /**
   * The trial ends here.
   *
   * @param end what the log will say of it: the rule, where it judged, and by what
   */
  record Stop(TrialEnd.Stopped end) implements Decision {
    public Stop {
      requireNonNull(end, "end");
    }
  }
}
