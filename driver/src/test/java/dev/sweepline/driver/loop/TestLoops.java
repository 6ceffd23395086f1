package dev.sweepline.driver.loop;

import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import java.time.Instant;

/** Loops of whole sweeps whose slots a test plays itself, on its own thread. */
final class TestLoops {
  private TestLoops() {}

  /** A loop that goes on where a history stands, with the sweep's own sampler and rules. */
  static SweepLoop of(Sweep sweep, SweepHistory history, MemoryLog log) {
    return of(sweep, history, log, TopModels.Shelf.EMPTY);
  }

  /** The same with files that trials go on from. */
  static SweepLoop of(Sweep sweep, SweepHistory history, MemoryLog log, TopModels.Shelf shelf) {
    SweepJournal journal = new SweepJournal(history, log, () -> Instant.EPOCH);
    StopConditions conditions = new StopConditions(sweep.limits(), sweep.objectives());
    TrialQueue queue =
        new TrialQueue(Samplers.of(sweep), journal, SpecFactory.of(sweep), conditions);
    TopModels models = new TopModels(sweep.objectives(), 0, Long.MAX_VALUE, shelf, Runnable::run);
    return new SweepLoop(
        new LoopParts(
            journal, queue, new ManualBackend(), models, conditions, StoppingRules.of(sweep)),
        Runnable::run);
  }
}
