package dev.sweepline.worker.train;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.TestPolicy;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.network.settings.TrainingSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One trial from its first step to its end. Not thread-safe; used once.
 *
 * <p>With patience every epoch is reported as it was trained, the last too, and only then the
 * weights of the best epoch come back: the results are theirs. Of several folds, all that is
 * reported and judged is the mean.
 */
public final class TrainingRun {
  private static final String STOPPED = "stopped by the driver";

  private final TrainableGroup networks;
  private final long lastStep;
  private final TestPolicy test;
  private final RateControl rate;
  private final Patience patience;
  private final EpochListener listener;
  private final Heartbeat heartbeat;
  private final InstantSource clock;
  private final List<Measurement> measurements = new ArrayList<>();
  private List<Measurement> past = List.of();
  private Instant start;
  private boolean over;
  private boolean paused;

  /** A run that starts now. */
  public TrainingRun(
      TrainableGroup networks,
      TrainingSettings training,
      TrialSpec spec,
      EpochListener listener,
      InstantSource clock) {
    this.networks = networks;
    this.lastStep = lastStep(networks, training, spec.budget());
    this.test = spec.recording().test();
    this.rate = new RateControl(training);
    this.patience = new Patience(networks, training.patience());
    this.listener = listener;
    this.heartbeat = listener.heartbeat();
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Epochs or steps among the parameters replace the budget; of both, the sooner end counts. */
  private static long lastStep(TrainableGroup networks, TrainingSettings training, Budget budget) {
    boolean given = training.epochs().isPresent() || training.steps().isPresent();
    boolean passes = budget.unit() == Budget.Unit.EPOCHS;
    OptionalInt most = given || !passes ? training.epochs() : OptionalInt.of(budget.amount());
    OptionalInt steps = given || passes ? training.steps() : OptionalInt.of(budget.amount());
    long end = most.isPresent() ? networks.steps(most.getAsInt()) : Long.MAX_VALUE;
    return steps.isPresent() ? Math.min(end, steps.getAsInt()) : end;
  }

  /** Whether a trial is to train longer than until an epoch. */
  public static boolean goesBeyond(
      Measurement epoch, TrainableGroup networks, TrainingSettings training, Budget budget) {
    return epoch.step() < lastStep(networks, training, budget);
  }

  /** Goes on behind epochs of an earlier attempt, whose networks these are now. */
  public void goOn(List<Measurement> earlier) {
    past = List.copyOf(earlier);
    double seconds = earlier.get(earlier.size() - 1).metric(MetricNames.SECONDS);
    start = start.minusNanos((long) (seconds * 1e9));
  }

  /** Every epoch, those of an earlier attempt among them. */
  public List<Measurement> measurements() {
    return List.copyOf(measurements);
  }

  /** Whether its networks are to be trained on later, by another attempt or another trial. */
  public boolean isToBeContinued(TrialSpec spec, Outcome outcome) {
    return paused || (spec.handsOn() && outcome.end() instanceof Completed);
  }

  /** Tells of the epochs of the earlier attempt; how it ended, where it is over with that. */
  public Optional<Outcome> recall() {
    Optional<Outcome> outcome = Optional.empty();
    for (int i = 0; outcome.isEmpty() && i < past.size(); i++) {
      outcome = tell(past.get(i));
    }
    return outcome;
  }

  public Outcome toTheEnd() {
    Optional<Outcome> outcome = recall();
    while (outcome.isEmpty()) {
      outcome = step();
    }
    return outcome.get();
  }

  /** Trains on one minibatch more; how it ended, where it is over. */
  public Optional<Outcome> step() {
    if (over || networks.step() >= lastStep) {
      patience.restoreBest();
      return Optional.of(new Outcome(new Completed(), finished()));
    }
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of(cancelled("interrupted"));
    }
    if (heartbeat.isStopped()) {
      return Optional.of(cancelled(STOPPED));
    }
    networks.advance();
    boolean due = networks.passEnded() || networks.step() == lastStep;
    return due ? tell(measurement()) : Optional.empty();
  }

  /** Tells of an epoch and draws the conclusions. */
  private Optional<Outcome> tell(Measurement epoch) {
    Verdict verdict = listener.measured(epoch);
    measurements.add(epoch);
    paused = verdict == Verdict.PAUSE;
    if (verdict == Verdict.STOP) {
      return Optional.of(stopped());
    }
    if (verdict != Verdict.CONTINUE) {
      return Optional.of(cancelled(paused ? "paused by the driver" : STOPPED));
    }
    double loss = epoch.metric(MetricNames.VAL_LOSS);
    double spent = (double) epoch.step() / lastStep;
    networks.scaleRates(rate.after(epoch.epoch(), spent, loss));
    over = patience.isOver(loss);
    return Optional.empty();
  }

  /** A trial that a rule ends may be the best there is: then it is judged like a finished one. */
  private Outcome stopped() {
    boolean wanted = test != TestPolicy.NONE && listener.keeps(Map.of());
    return new Outcome(new Cancelled(STOPPED), wanted ? networks.test() : Map.of());
  }

  private Map<String, Double> finished() {
    boolean wanted =
        switch (test) {
          case ALL -> true;
          case BEST -> listener.keeps(Map.of());
          case NONE -> false;
        };
    return wanted ? networks.test() : Map.of();
  }

  private static Outcome cancelled(String reason) {
    return new Outcome(new Cancelled(reason), Map.of());
  }

  private Measurement measurement() {
    Map<String, Double> metrics = new TreeMap<>(networks.measure());
    metrics.put(MetricNames.SECONDS, Duration.between(start, clock.instant()).toNanos() / 1e9);
    return new Measurement(networks.epoch(), networks.step(), metrics);
  }
}
