package dev.sweepline.driver.cli.run;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares a trial trained again with what its log recorded, bit for bit; seconds are nobody's to
 * repeat. Not thread-safe.
 */
final class ReplayComparison implements EpochListener {
  private final TrialHistory recorded;
  private int epochs;
  private Optional<String> difference = Optional.empty();

  ReplayComparison(TrialHistory recorded) {
    this.recorded = recorded;
  }

  @Override
  public Verdict measured(Measurement now) {
    if (epochs == recorded.measurements().size()) {
      return Verdict.STOP; // it was ended here
    }
    Measurement then = recorded.measurements().get(epochs++);
    compare("epoch " + now.epoch(), then.metrics(), now.metrics());
    return Verdict.CONTINUE;
  }

  /** Takes the end in, and says what differed first; empty when nothing did. */
  Optional<String> ended(TrialReport now) {
    if (difference.isEmpty() && epochs < recorded.measurements().size()) {
      difference =
          Optional.of(
              "it ended after epoch %d, recorded are %d: %s"
                  .formatted(epochs, recorded.measurements().size(), now.end()));
    }
    recorded.report().ifPresent(then -> compare("the end", then.results(), now.results()));
    return difference;
  }

  /** How many epochs were compared. */
  int epochs() {
    return epochs;
  }

  private void compare(String where, Map<String, Double> then, Map<String, Double> now) {
    for (Map.Entry<String, Double> metric : new TreeMap<>(then).entrySet()) {
      double again = now.getOrDefault(metric.getKey(), Double.NaN);
      boolean equal = metric.getValue().equals(again);
      if (difference.isEmpty() && !equal && !metric.getKey().equals(MetricNames.SECONDS)) {
        difference =
            Optional.of(
                "%s of %s was %s and is %s"
                    .formatted(metric.getKey(), where, metric.getValue(), again));
      }
    }
  }
}
