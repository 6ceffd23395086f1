package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.stopping.MedianStopping;
import dev.sweepline.sweep.stopping.PatienceStopping;
import dev.sweepline.sweep.stopping.StopCondition;

/** The stopping rules that a sweep file can name. */
public final class StoppingRules {
  private StoppingRules() {}

  /** The rule of a sweep, for one thread. */
  public static StoppingRule of(Sweep sweep) {
    return new FirstToStop(
        sweep.search().earlyTerminate().stream().map(rule -> of(rule, sweep)).toList());
  }

  private static StoppingRule of(EarlyTermination settings, Sweep sweep) {
    if (settings instanceof Hyperband hyperband) {
      return new HyperbandRule(hyperband, sweep.objective());
    }
    if (settings instanceof Asha asha) {
      return asha.mode() == Asha.Mode.PROMOTE
          ? new AshaPromotionRule(asha, sweep.objective(), sweep.search().seed())
          : new AshaRule(asha, sweep.objective(), sweep.search().seed());
    }
    if (settings instanceof MedianStopping median) {
      return new MedianRule(median, sweep.objective());
    }
    if (settings instanceof PatienceStopping patience) {
      return new PatienceRule(patience, sweep.objective());
    }
    return new StopConditionRule((StopCondition) settings, sweep.objective());
  }
}
