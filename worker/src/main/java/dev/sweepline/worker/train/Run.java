package dev.sweepline.worker.train;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.network.RateControl;
import dev.sweepline.worker.network.Training;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  Outcome toTheEnd() {
    Instant start = clock.instant();
    boolean over = false;
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
        Verdict verdict = listener.measured(measurement);
        if (verdict != Verdict.CONTINUE) {
          return stopped();
        }
        double loss = measurement.metric(MetricNames.VAL_LOSS);
        double spent = (double) folds.step() / lastStep;
        folds.scaleRates(rate.after(folds.epoch(), spent, loss));
        over = patience.isOver(loss);
      }
    }
    patience.restoreBest();
    return new Outcome(new Completed(), folds.test());
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
