package dev.sweepline.sweep.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.Iterations;
import java.util.List;

/**
 * The median rule (Golovin et al., Google Vizier, 2017): ends a trial whose best value so far is
 * worse than the median of what the others had reached by then.
 *
 * @param minIter where trials are judged first; at least 1
 * @param minTrials how many others must have come as far before anybody is judged; at least 1
 * @param of what the others had reached
 * @param unit reports or epochs: trials seldom report after the same number of steps
 */
public record MedianStopping(int minIter, int minTrials, Level of, Iterations unit)
    implements EarlyTermination {
  public static final int DEFAULT_MIN_TRIALS = 5;

  /** The figure that stands for a trial's values up to a report. */
  public enum Level {
    AVERAGES,
    BESTS;

    public String word() {
      return Words.of(this);
    }
  }

  public MedianStopping {
    requireNonNull(of, "of");
    requireNonNull(unit, "unit");
    Rungs.requireAtLeast(1, "min_iter", minIter);
    Rungs.requireAtLeast(1, "min_trials", minTrials);
    if (unit == Iterations.STEPS) {
      throw new IllegalArgumentException("median counts reports or epochs, not steps");
    }
  }

  @Override
  public String word() {
    return "median";
  }

  @Override
  public List<Long> rungs() {
    return List.of();
  }
}
