package dev.sweepline.worker.train;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.network.RateControl;
import dev.sweepline.worker.network.TrainableNetwork;
import dev.sweepline.worker.network.Training;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One trial from its first step to its end. Not thread-safe; used once.
 *
 * <p>With patience every epoch is reported as it was trained, the last too, and only then the
 * weights of the best epoch come back: the results are theirs.
 */
final class Run {
  private final TrainableNetwork network;
  private final Epochs epochs;
  private final long lastStep;
  private final RateControl rate;
  private final Patience patience;
  private final EpochListener listener;
  private final InstantSource clock;
  private final Supplier<Map<String, Double>> layers;

  /**
   * A run about to start.
   *
   * @param layers more to measure at the end of every epoch; empty when nobody asked
   */
  Run(
      TrainableNetwork network,
      Epochs epochs,
      Training training,
      Budget budget,
      EpochListener listener,
      InstantSource clock,
      Supplier<Map<String, Double>> layers) {
    this.network = network;
    this.epochs = epochs;
    this.lastStep = lastStep(epochs, training, budget);
    this.rate = new RateControl(training);
    this.patience = new Patience(network, training.patience());
    this.listener = listener;
    this.clock = clock;
    this.layers = layers;
  }

  /** Epochs or steps among the parameters replace the budget; of both, the sooner end counts. */
  private static long lastStep(Epochs epochs, Training training, Budget budget) {
    boolean given = training.epochs().isPresent() || training.steps().isPresent();
    boolean passes = budget.unit() == Budget.Unit.EPOCHS;
    OptionalInt most = given || !passes ? training.epochs() : OptionalInt.of(budget.amount());
    OptionalInt steps = given || passes ? training.steps() : OptionalInt.of(budget.amount());
    long end = most.isPresent() ? epochs.steps(most.getAsInt()) : Long.MAX_VALUE;
    return steps.isPresent() ? Math.min(end, steps.getAsInt()) : end;
  }

  Outcome toTheEnd() {
    Instant start = clock.instant();
    boolean over = false;
    while (!over && epochs.step() < lastStep) {
      if (Thread.currentThread().isInterrupted()) {
        return new Outcome(new Cancelled("interrupted"), Map.of());
      }
      epochs.advance();
      if (epochs.passEnded() || epochs.step() == lastStep) {
        Evaluation validation = epochs.validation();
        Verdict verdict = listener.measured(measurement(validation, start));
        if (verdict != Verdict.CONTINUE) {
          return new Outcome(new Cancelled("stopped by the driver"), Map.of());
        }
        double spent = (double) epochs.step() / lastStep;
        network.scaleRates(rate.after(epochs.epoch(), spent, validation.loss()));
        over = patience.isOver(validation.loss());
      }
    }
    patience.restoreBest();
    return new Outcome(new Completed(), epochs.test().metrics(MetricNames.TEST));
  }

  private Measurement measurement(Evaluation validation, Instant start) {
    Map<String, Double> metrics = validation.metrics(MetricNames.VAL);
    metrics.put(MetricNames.TRAIN_LOSS, epochs.trainLoss());
    metrics.put(MetricNames.TRAIN_ACCURACY, epochs.training().accuracy());
    metrics.putAll(layers.get());
    metrics.put(MetricNames.SECONDS, Duration.between(start, clock.instant()).toNanos() / 1e9);
    return new Measurement(epochs.epoch(), epochs.step(), metrics);
  }
}
