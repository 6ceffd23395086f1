package dev.sweepline.driver.demo;

import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.TrialId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;

/**
 * The events of a made-up sweep in the order of its own time, from its submission to the end of its
 * last trial. Draws its assignments as a real sweep of that file would. Not thread-safe.
 */
public final class DemoSweep implements Iterator<SweepEvent> {
  /** A trial further than this below what the sweep has seen is stopped. */
  private static final double HOPELESS = 0.12;

  private static final int TRIALS_TO_TIME = 400;
  private static final int TRIALS_TO_TIME_A_SLOT = 4;

  private final DemoPlan plan;
  private final SweepSubmitted submitted;
  private final Sampler sampler;
  private final SweepHistory untold;
  private final LongUnaryOperator clock;
  private final Deque<SweepEvent> first = new ArrayDeque<>();
  private final PriorityQueue<DemoTrial> busy =
      new PriorityQueue<>(Comparator.comparingLong(DemoTrial::due));
  private final List<DemoSlot> idle = new ArrayList<>();
  private int nextTrial;
  private double best;

  /**
   * A sweep about to begin.
   *
   * @param sampler of the plan's file
   * @param clock the time that the log gives to a moment of the sweep, both in milliseconds
   */
  public DemoSweep(
      DemoPlan plan,
      SweepSubmitted submitted,
      DriverId holder,
      Sampler sampler,
      LongUnaryOperator clock) {
    this.plan = plan;
    this.submitted = submitted;
    this.sampler = sampler;
    this.clock = clock;
    this.untold = new SweepHistory(submitted);
    first.add(submitted);
    first.add(new SweepTaken(submitted.sweep(), 1, clock.applyAsLong(0), holder));
    for (int i = 0; i < plan.slots(); i++) {
      idle.add(DemoSlot.of(i));
    }
    refill();
  }

  /**
   * How long all of it takes by its own time, in milliseconds. Takes no longer for many trials:
   * those after the first few hundred are taken to be like these.
   *
   * @param sampler of the plan's file
   */
  public static long millis(
      DemoPlan plan, SweepSubmitted submitted, DriverId holder, Sampler sampler) {
    int some =
        Math.min(plan.trials(), Math.max(TRIALS_TO_TIME, TRIALS_TO_TIME_A_SLOT * plan.slots()));
    DemoPlan part = new DemoPlan(some, plan.epochs(), plan.metrics(), plan.slots(), plan.seed());
    DemoSweep sweep = new DemoSweep(part, submitted, holder, sampler, offset -> offset);
    while (sweep.hasNext()) {
      sweep.next();
    }
    return sweep.lastDue() * plan.trials() / some;
  }

  private void refill() {
    for (DemoSlot slot : List.copyOf(idle)) {
      if (nextTrial == plan.trials()) {
        return;
      }
      Suggestion suggestion = sampler.suggest(nextTrial, untold);
      if (!(suggestion instanceof Suggestion.Trial trial)) {
        throw new IllegalStateException("a random search answered " + suggestion);
      }
      TrialId id = new TrialId(submitted.sweep(), nextTrial++);
      idle.remove(slot);
      busy.add(new DemoTrial(plan, clock, slot, id, trial.parameters()));
    }
  }

  @Override
  public boolean hasNext() {
    return !first.isEmpty() || !busy.isEmpty();
  }

  @Override
  public SweepEvent next() {
    if (!first.isEmpty()) {
      return first.remove();
    }
    DemoTrial trial = busy.poll();
    if (trial == null) {
      throw new NoSuchElementException();
    }
    SweepEvent event = trial.next(best - HOPELESS);
    if (event instanceof SweepEvent.TrialMeasured measured) {
      double value = measured.measurement().metric(submitted.objective().name());
      best = Double.isFinite(value) ? Math.max(best, value) : best;
    }
    if (trial.isOver()) {
      idle.add(trial.slot());
      refill();
    } else {
      busy.add(trial);
    }
    return event;
  }

  /** The sweep's last event, whether or not all of it has run. */
  public SweepEnded end(long now) {
    boolean finished = !hasNext();
    return new SweepEnded(
        submitted.sweep(),
        1,
        finished ? clock.applyAsLong(Math.max(0, lastDue())) : now,
        finished ? SweepEnded.Outcome.FINISHED : SweepEnded.Outcome.INTERRUPTED,
        List.of("made up by deploy/sweep demo: nothing was trained"));
  }

  private long lastDue() {
    return idle.stream().mapToLong(DemoSlot::freeAt).max().orElse(0);
  }
}
