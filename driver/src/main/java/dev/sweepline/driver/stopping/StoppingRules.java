package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.Sweep;

/** The stopping rules that a sweep file can name. */
public final class StoppingRules {
  private StoppingRules() {}

  /** The rule of a sweep. */
  public static StoppingRule of(Sweep sweep) {
    return sweep
        .search()
        .earlyTerminate()
        .<StoppingRule>map(bands -> new HyperbandRule(bands, sweep.objective()))
        .orElseGet(NoStopping::new);
  }
}
