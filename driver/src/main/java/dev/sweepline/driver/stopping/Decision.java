package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.Iterations;
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

  /**
   * The trial is paused: it gives its slot away, and goes on if the rule promotes it.
   *
   * @param rule the rule's name
   * @param rung where
   * @param unit what {@code rung} counts
   * @param value the objective value it had there; NaN for none
   */
  record Pause(String rule, int rung, Iterations unit, double value) implements Decision {
    public Pause {
      requireNonNull(rule, "rule");
      requireNonNull(unit, "unit");
    }
  }
}
