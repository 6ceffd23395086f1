package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.train.EpochListener;
import java.util.List;
import java.util.function.BiFunction;

/** Executor of trials to their ends on the calling thread; never throws. */
@FunctionalInterface
public interface TrialExecutor {
  /** Runs them together or one after the other; each seat hears of its end once. */
  void run(List<PackedRun> seats);

  /** Trials that have nothing in common. */
  static TrialExecutor oneByOne(BiFunction<TrialSpec, EpochListener, TrialReport> trial) {
    return seats ->
        seats.forEach(seat -> seat.ended().accept(trial.apply(seat.spec(), seat.listener())));
  }
}
