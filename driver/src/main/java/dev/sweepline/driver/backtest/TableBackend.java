package dev.sweepline.driver.backtest;

import dev.sweepline.driver.backend.SlotPool;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.backtest.table.Curve;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A backend that trains nothing: its slots report, at their virtual times, what a table has
 * measured; an epoch takes a second. A paused trial goes on where it stood. Not thread-safe.
 */
final class TableBackend implements TrialBackend {
  private final SlotPool pool;
  private final VirtualTime time;
  private final TableTrials trials;
  private final String objective;
  private final Map<Integer, Integer> paused = new HashMap<>();
  private TrialCoordinator coordinator;

  TableBackend(int slots, VirtualTime time, TableTrials trials, String objective) {
    this.time = time;
    this.trials = trials;
    this.objective = objective;
    this.pool = new SlotPool(slots, slot -> time.after(0, () -> ask(slot)));
  }

  @Override
  public int slots() {
    return pool.slots();
  }

  @Override
  public void open(TrialCoordinator desk) {
    coordinator = desk;
  }

  @Override
  public void wake() {
    pool.wake();
  }

  private void ask(int slot) {
    List<TrialSpec> next = coordinator.next("table/" + slot);
    if (next.isEmpty()) {
      pool.finished(slot);
    } else {
      train(slot, new ArrayDeque<>(next));
    }
  }

  /** Trains the first of a slot's trials and then the others. */
  private void train(int slot, Queue<TrialSpec> mine) {
    TrialSpec spec = mine.poll();
    if (spec == null) {
      ask(slot);
      return;
    }
    Curve curve = trials.start(spec).curve();
    int steps = Math.min(curve.steps(), curve.steps() == 1 ? 1 : spec.budget().amount());
    Training training = new Training(spec, curve, steps);
    step(slot, training, paused.getOrDefault(spec.id().trial(), 0) + 1, mine);
  }

  /** One attempt at a trial. */
  private record Training(TrialSpec spec, Curve curve, int steps) {}

  private void step(int slot, Training training, int step, Queue<TrialSpec> mine) {
    double seconds = trials.epochs(step) - trials.epochs(step - 1);
    time.after(
        seconds,
        () -> {
          Verdict verdict = coordinator.measured(measured(training, step));
          boolean lost = !Double.isFinite(training.curve().at(step));
          boolean last = lost || step == training.steps();
          if (verdict == Verdict.CONTINUE && !last) {
            step(slot, training, step + 1, mine);
            return;
          }
          if (verdict != Verdict.ABANDON) {
            boolean told = verdict != Verdict.CONTINUE;
            if (verdict == Verdict.PAUSE) {
              paused.put(training.spec().id().trial(), step);
            }
            end(training, step, told ? stopped() : end(lost));
          }
          train(slot, mine);
        });
  }

  private TrialMeasured measured(Training training, int step) {
    TrialSpec spec = training.spec();
    Measurement measurement =
        new Measurement(step, step, Map.of(objective, training.curve().at(step)));
    return new TrialMeasured(
        spec.id(), spec.driver(), spec.attempt(), time.millis(), step, measurement);
  }

  /** A slot that is told to end does not know why. */
  private static TrialEnd stopped() {
    return new Cancelled("told to end");
  }

  private static TrialEnd end(boolean lost) {
    return lost
        ? new Failed(FailureKind.DIVERGED, "the table has no finite value here", "")
        : new Completed();
  }

  private void end(Training training, int step, TrialEnd end) {
    Curve curve = training.curve();
    boolean apart = end instanceof Completed && step == curve.steps() && curve.endsApart();
    coordinator.ended(
        training.spec().id(),
        training.spec().attempt(),
        new TrialReport(end, step, apart ? Map.of(objective, curve.end()) : Map.of()));
  }

  @Override
  public void close() {}
}
