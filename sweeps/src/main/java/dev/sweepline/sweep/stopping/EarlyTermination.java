package dev.sweepline.sweep.stopping;

import dev.sweepline.sweep.trial.Iterations;
import java.util.List;

/** The settings of a rule that ends trials early; {@code early_terminate} in a sweep file. */
public sealed interface EarlyTermination
    permits Asha, Hyperband, MedianStopping, PatienceStopping, StopCondition {
  /** The word used in sweep files, and in the log where the rule stops a trial. */
  String word();

  /** What {@link #rungs()} counts. */
  Iterations unit();

  /** Where trials are held against each other, rising; empty where that is after every report. */
  List<Long> rungs();
}
