package dev.sweepline.driver.session;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.List;

/** The epochs of a trial that a second training of its assignment repeats. Stateless. */
final class RefitEpochs {
  /** As stopping rules are called in the log. */
  private static final String PATIENCE = "patience";

  private RefitEpochs() {}

  /**
   * All that it trained, up to where a rule stopped it; up to its best, the first of equals, where
   * the board ranks it by that, and where it was stopped because it had not become better since.
   */
  static List<Measurement> of(TrialHistory trial, Objective objective) {
    List<Measurement> all = trial.measurements();
    boolean waited =
        trial
            .report()
            .filter(report -> report.end() instanceof Stopped end && end.rule().equals(PATIENCE))
            .isPresent();
    if (objective.aggregate() != Aggregate.BEST && !waited) {
      return all;
    }
    int best = -1;
    for (int i = 0; i < all.size(); i++) {
      double value = all.get(i).metric(objective.name());
      if (Double.isFinite(value)
          && (best < 0 || objective.goal().better(value, all.get(best).metric(objective.name())))) {
        best = i;
      }
    }
    return best < 0 ? all : all.subList(0, best + 1);
  }
}
