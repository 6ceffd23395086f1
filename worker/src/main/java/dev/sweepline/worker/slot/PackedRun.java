package dev.sweepline.worker.slot;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.train.EpochListener;
import java.util.function.Consumer;

/**
 * One trial of a pack.
 *
 * @param spec what to train
 * @param listener hears its epochs, on the thread that trains
 * @param ended takes its end, on the same thread, exactly once; others may still train
 */
public record PackedRun(TrialSpec spec, EpochListener listener, Consumer<TrialReport> ended) {
  public PackedRun {
    requireNonNull(spec, "spec");
    requireNonNull(listener, "listener");
    requireNonNull(ended, "ended");
  }
}
