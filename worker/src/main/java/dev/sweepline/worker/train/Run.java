package dev.sweepline.worker.train;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** One trial from its first step to its end. Not thread-safe; used once. */
final class Run {
  private final Epochs epochs;
  private final long lastStep;
  private final EpochListener listener;
  private final InstantSource clock;
  private final Supplier<Map<String, Double>> layers;

  /**
   * A run about to start.
   *
   * @param layers more to measure at the end of every epoch; empty when nobody asked
   */
  Run(
      Epochs epochs,
      Budget budget,
      EpochListener listener,
      InstantSource clock,
      Supplier<Map<String, Double>> layers) {
    this.epochs = epochs;
    this.lastStep =
        budget.unit() == Budget.Unit.EPOCHS ? epochs.steps(budget.amount()) : budget.amount();
    this.listener = listener;
    this.clock = clock;
    this.layers = layers;
  }

  Outcome toTheEnd() {
    Instant start = clock.instant();
    while (epochs.step() < lastStep) {
      if (Thread.currentThread().isInterrupted()) {
        return new Outcome(new Cancelled("interrupted"), Map.of());
      }
      epochs.advance();
      if (epochs.passEnded() || epochs.step() == lastStep) {
        Verdict verdict = listener.measured(measure(start));
        if (verdict != Verdict.CONTINUE) {
          return new Outcome(new Cancelled("stopped by the driver"), Map.of());
        }
      }
    }
    return new Outcome(new Completed(), epochs.test().metrics(MetricNames.TEST));
  }

  private Measurement measure(Instant start) {
    Map<String, Double> metrics = epochs.validation().metrics(MetricNames.VAL);
    metrics.put(MetricNames.TRAIN_LOSS, epochs.trainLoss());
    metrics.put(MetricNames.TRAIN_ACCURACY, epochs.training().accuracy());
    metrics.putAll(layers.get());
    metrics.put(MetricNames.SECONDS, Duration.between(start, clock.instant()).toNanos() / 1e9);
    return new Measurement(epochs.epoch(), epochs.step(), metrics);
  }
}
