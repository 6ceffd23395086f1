package dev.sweepline.worker.train;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.network.RateControl;
import dev.sweepline.worker.network.Training;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One trial from its first step to its end. Not thread-safe; used once.
 *
 * <p>With patience every epoch is reported as it was trained, the last too, and only then the
 * weights of the best epoch come back: the results are theirs. Of several folds, all that is
 * reported and judged is the mean.
 */
final class Run {
  private final Folds folds;
  private final long lastStep;
  private final RateControl rate;
  private final Patience patience;
  private final EpochListener listener;
  private final Heartbeat heartbeat;
  private final InstantSource clock;
  private final List<Measurement> measurements = new ArrayList<>();
  private List<Measurement> past = List.of();

  /** A run about to start. */
  Run(Folds folds, Training training, Budget budget, EpochListener listener, InstantSource clock) {
    this.folds = folds;
    this.lastStep = lastStep(folds, training, budget);
    this.rate = new RateControl(training);
    this.patience = new Patience(folds, training.patience());
    this.listener = listener;
    this.heartbeat = listener.heartbeat();
    this.clock = clock;
  }

  /** Epochs or steps among the parameters replace the budget; of both, the sooner end counts. */
  private static long lastStep(Folds folds, Training training, Budget budget) {
    boolean given = training.epochs().isPresent() || training.steps().isPresent();
    boolean passes = budget.unit() == Budget.Unit.EPOCHS;
    OptionalInt most = given || !passes ? training.epochs() : OptionalInt.of(budget.amount());
    OptionalInt steps = given || passes ? training.steps() : OptionalInt.of(budget.amount());
    long end = most.isPresent() ? folds.steps(most.getAsInt()) : Long.MAX_VALUE;
    return steps.isPresent() ? Math.min(end, steps.getAsInt()) : end;
  }

  /**
   * Goes on from where an earlier attempt ended, unless it has trained as long as this one is to.
   */
  void goOn(Checkpoint from) {
    if (from.last().step() < lastStep) {
      folds.first().goOn(from);
      past = from.measurements();
    }
  }

  /** Every epoch, those of an earlier attempt from whose end it went on among them. */
  List<Measurement> measurements() {
    return List.copyOf(measurements);
  }

  Outcome toTheEnd() {
    Instant start = clock.instant();
    boolean over = false;
    for (Measurement epoch : past) {
      start = clock.instant().minusNanos((long) (epoch.metric(MetricNames.SECONDS) * 1e9));
      if (listener.measured(epoch) != Verdict.CONTINUE) {
        return stopped();
      }
      over = isOver(epoch);
    }
    while (!over && folds.step() < lastStep) {
      if (Thread.currentThread().isInterrupted()) {
        return new Outcome(new Cancelled("interrupted"), Map.of());
      }
      if (heartbeat.isStopped()) {
        return stopped();
      }
      folds.advance();
      if (folds.passEnded() || folds.step() == lastStep) {
        Measurement measurement = measurement(start);
        if (listener.measured(measurement) != Verdict.CONTINUE) {
          return stopped();
        }
        over = isOver(measurement);
      }
    }
    patience.restoreBest();
    return new Outcome(new Completed(), folds.test());
  }

  /** Draws the conclusions from an epoch. */
  private boolean isOver(Measurement epoch) {
    measurements.add(epoch);
    double loss = epoch.metric(MetricNames.VAL_LOSS);
    double spent = (double) epoch.step() / lastStep;
    folds.scaleRates(rate.after(epoch.epoch(), spent, loss));
    return patience.isOver(loss);
  }

  private static Outcome stopped() {
    return new Outcome(new Cancelled("stopped by the driver"), Map.of());
  }

  private Measurement measurement(Instant start) {
    Map<String, Double> metrics = new TreeMap<>(folds.measure());
    metrics.put(MetricNames.SECONDS, Duration.between(start, clock.instant()).toNanos() / 1e9);
    return new Measurement(folds.epoch(), folds.step(), metrics);
  }
}
