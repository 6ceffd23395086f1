package dev.sweepline.driver.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.stopping.MedianStopping;
import dev.sweepline.sweep.stopping.MedianStopping.Level;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.ArrayList;
import java.util.List;

/**
 * The median rule: ends a trial whose best value so far is worse than the median of what the other
 * trials that came as far, whatever became of them, had reached there. Values that are not finite
 * do not count; a trial without any other is worse than all.
 */
final class MedianRule implements StoppingRule {
  private final MedianStopping settings;
  private final Costs costs;
  private final Levels levels = new Levels();

  MedianRule(MedianStopping settings, Objective objective) {
    this.settings = requireNonNull(settings, "settings");
    this.costs = new Costs(objective);
  }

  @Override
  public Decision decide(SweepHistory history, TrialHistory trial) {
    Curve curve = levels.of(history, trial);
    int place = curve.levels.size();
    if (place < settings.minIter()) {
      return Decision.CONTINUE;
    }
    SortedCosts all = levels.at(place);
    double own = curve.levels.get(place - 1);
    int others = all.size() - (Double.isFinite(own) ? 1 : 0);
    if (others < settings.minTrials()) {
      return Decision.CONTINUE;
    }
    double median = Double.isFinite(own) ? all.medianWithout(own) : all.median();
    return curve.best > median
        ? new Decision.Stop(
            new Stopped(
                settings.word(),
                place,
                costs.value(median),
                costs.value(curve.best),
                others + 1,
                settings.unit(),
                ""))
        : Decision.CONTINUE;
  }

  /** What is known of a trial: its level at each place from the first on. */
  private static final class Curve {
    final List<Double> levels = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    double sum;
    int values;
    long reports;

    double level(Level of) {
      return of == Level.BESTS || values == 0 ? best : sum / values;
    }
  }

  private final class Levels extends Population<Curve> {
    private final List<SortedCosts> places = new ArrayList<>();

    SortedCosts at(int place) {
      while (places.size() < place) {
        places.add(new SortedCosts());
      }
      return places.get(place - 1);
    }

    @Override
    Curve begin(TrialHistory trial) {
      return new Curve();
    }

    @Override
    void add(Curve curve, Measurement measurement) {
      if (!costs.isReport(measurement)) {
        return;
      }
      curve.reports++;
      int place = (int) settings.unit().at(measurement, curve.reports);
      // Of an epoch that was not reported the level is that of the one before.
      while (curve.levels.size() < place - 1) {
        put(curve);
      }
      double cost = costs.of(measurement);
      if (Double.isFinite(cost)) {
        curve.best = Math.min(curve.best, cost);
        curve.sum += cost;
        curve.values++;
      }
      if (curve.levels.size() < place) {
        put(curve);
      }
    }

    private void put(Curve curve) {
      double level = curve.level(settings.of());
      curve.levels.add(level);
      if (Double.isFinite(level)) {
        at(curve.levels.size()).add(level);
      }
    }

    @Override
    void remove(Curve curve) {
      for (int i = 0; i < curve.levels.size(); i++) {
        if (Double.isFinite(curve.levels.get(i))) {
          at(i + 1).remove(curve.levels.get(i));
        }
      }
    }

    @Override
    void clear() {
      places.clear();
    }
  }
}
