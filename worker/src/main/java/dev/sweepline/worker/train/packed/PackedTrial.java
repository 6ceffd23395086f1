package dev.sweepline.worker.train.packed;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import java.util.function.Consumer;

/**
 * Trial to be trained with others. Of the last two, one is called, once, on the thread that trains,
 * as soon as the trial is over.
 *
 * @param listener hears its epochs
 * @param done takes its outcome
 * @param failed takes what ended it otherwise
 */
public record PackedTrial(
    TrialSpec spec, EpochListener listener, Consumer<Outcome> done, Consumer<Throwable> failed) {}
