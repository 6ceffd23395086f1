package dev.sweepline.driver.demo;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * A trial of a made-up sweep: one event after the other, each at its time, through all of its
 * attempts. Not thread-safe.
 */
final class DemoTrial {
  private static final int DRIVER = 1;
  private static final int STEPS_AN_EPOCH = 24;

  /** One in so many attempts loses its executor, one in so many runs out of memory. */
  private static final int LOST_ONE_IN = 160;

  private static final int FULL_ONE_IN = 90;

  private final DemoPlan plan;
  private final LongUnaryOperator clock;
  private final DemoSlot slot;
  private final TrialId id;
  private final Map<String, Object> parameters;
  private final Address noise;
  private final DemoCurve curve;
  private final int failsAfter;
  private int attempt = 1;
  private int epoch;
  private boolean started;
  private boolean over;

  /** When its next event happens, milliseconds since the sweep's beginning. */
  private long due;

  /**
   * A trial about to start.
   *
   * @param clock the time that the log gives to a moment of the sweep
   */
  DemoTrial(
      DemoPlan plan,
      LongUnaryOperator clock,
      DemoSlot slot,
      TrialId id,
      Map<String, Object> parameters) {
    this.plan = plan;
    this.clock = clock;
    this.slot = slot;
    this.id = id;
    this.parameters = parameters;
    this.due = slot.freeAt();
    this.noise = Address.of(plan.seed()).then("demo").then(id.trial());
    this.curve = DemoCurve.of(parameters, plan.epochs(), noise);
    this.failsAfter =
        oneIn(noise.then("lost"), LOST_ONE_IN)
            ? (int) (noise.then("epoch").openUnit() * plan.epochs())
            : Integer.MAX_VALUE;
  }

  long due() {
    return due;
  }

  boolean isOver() {
    return over;
  }

  /** Its slot, free once the trial is over. */
  DemoSlot slot() {
    return new DemoSlot(slot.name(), due);
  }

  /**
   * The trial's next event.
   *
   * @param cutoff the accuracy that it must have after a third of its epochs to go on
   */
  SweepEvent next(double cutoff) {
    long at = clock.applyAsLong(due);
    if (!started) {
      started = true;
      due += Math.round(1000 * curve.seconds());
      Budget budget = Budget.epochs(plan.epochs());
      return new TrialStarted(id, DRIVER, attempt, at, parameters, budget, slot.name());
    }
    if (epoch == 0 && oneIn(noise.then("full"), FULL_ONE_IN)) {
      return end(at, failed(FailureKind.OUT_OF_MEMORY, "the batch did not fit into 2.0 GB"));
    }
    if (attempt == 1 && epoch >= failsAfter) {
      TrialEnd.Failed failure = failed(FailureKind.LOST, "the executor demo-0 went away");
      TrialRetried retried = new TrialRetried(id, DRIVER, attempt, at, failure);
      attempt++;
      epoch = 0;
      started = false;
      due += 2000;
      return retried;
    }
    if (curve.hasDiverged(epoch)) {
      return end(at, failed(FailureKind.DIVERGED, "train_loss became NaN in epoch " + epoch));
    }
    if (epoch == plan.epochs()) {
      return end(at, new TrialEnd.Completed());
    }
    int rung = rung();
    if (epoch == rung && plan.epochs() > 3 && curve.accuracy(epoch) < cutoff) {
      double value = curve.accuracy(epoch);
      return end(at, new TrialEnd.Stopped("median", rung, cutoff, value, 0, Iterations.EPOCHS, ""));
    }
    epoch++;
    due += Math.round(1000 * curve.seconds());
    Measurement measured =
        new Measurement(epoch, (long) STEPS_AN_EPOCH * epoch, curve.metrics(epoch, plan.metrics()));
    return new TrialMeasured(id, DRIVER, attempt, at, epoch, measured);
  }

  private int rung() {
    return Math.max(1, plan.epochs() / 3);
  }

  private static TrialEnd.Failed failed(FailureKind kind, String reason) {
    return new TrialEnd.Failed(kind, reason, "");
  }

  private SweepEvent end(long at, TrialEnd end) {
    Map<String, Double> results =
        end instanceof TrialEnd.Completed
            ? Map.of("test_accuracy", Math.max(0, curve.accuracy(epoch) - 0.004))
            : Map.of();
    List<String> log = List.of("epoch " + epoch + " done", "made up: nothing was trained");
    TrialReport report = new TrialReport(end, epoch, results, log, "");
    TrialEnded ended = new TrialEnded(id, DRIVER, attempt, at, report);
    over = true;
    due += 30;
    return ended;
  }

  private static boolean oneIn(Address noise, int many) {
    return noise.openUnit() * many < 1;
  }
}
