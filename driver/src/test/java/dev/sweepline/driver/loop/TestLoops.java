package dev.sweepline.driver.loop;

import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import java.time.Instant;

/** Loops of whole sweeps whose slots a test plays itself, on its own thread. */
final class TestLoops {
  private TestLoops() {}

  /** The history of a sweep that its first driver has just taken. */
  static SweepHistory taken(Sweep sweep) {
    SweepHistory history =
        new SweepHistory(
            TestSubmissions.submission("s-1")
                .name(sweep.name())
                .objective(sweep.objective())
                .planned(Samplers.of(sweep).planned())
                .build());
    takeAgain(history);
    return history;
  }

  /** Another driver takes the sweep, on the same machine. */
  static void takeAgain(SweepHistory history) {
    int next = history.driver() + 1;
    history.apply(new SweepTaken(history.id(), next, 0, new DriverId("token", "laptop", 1, 0)));
  }

  /** A loop that goes on where a history stands, with the sweep's own sampler and rules. */
  static SweepLoop of(Sweep sweep, SweepHistory history, MemoryLog log) {
    return of(sweep, history, log, TopModels.Shelf.EMPTY);
  }

  /** The same with files that trials go on from. */
  static SweepLoop of(Sweep sweep, SweepHistory history, MemoryLog log, TopModels.Shelf shelf) {
    return of(sweep, history, log, shelf, new ManualBackend());
  }

  /** The same with so many slots as a backend has. */
  static SweepLoop of(
      Sweep sweep,
      SweepHistory history,
      MemoryLog log,
      TopModels.Shelf shelf,
      ManualBackend backend) {
    SweepJournal journal = new SweepJournal(history, log, () -> Instant.EPOCH);
    StopConditions conditions = new StopConditions(sweep.limits(), sweep.objectives());
    TrialQueue queue =
        new TrialQueue(Samplers.of(sweep), journal, SpecFactory.of(sweep), conditions);
    TopModels models = new TopModels(sweep.objectives(), 0, Long.MAX_VALUE, shelf, Runnable::run);
    return new SweepLoop(
        new LoopParts(journal, queue, backend, models, conditions, StoppingRules.of(sweep)),
        Runnable::run);
  }
}
