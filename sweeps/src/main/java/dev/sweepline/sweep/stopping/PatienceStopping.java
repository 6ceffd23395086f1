package dev.sweepline.sweep.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.trial.Iterations;
import java.util.List;

/**
 * The plateau rule: ends a trial whose metric has not become better for a while.
 *
 * @param patience for how long; at least 1
 * @param minDelta by more than how much a value must be better than the best before; at least 0
 * @param minIter where trials are judged first; at least 1
 * @param unit what the others count
 */
public record PatienceStopping(int patience, double minDelta, int minIter, Iterations unit)
    implements EarlyTermination {
  public PatienceStopping {
    requireNonNull(unit, "unit");
    Rungs.requireAtLeast(1, "patience", patience);
    Rungs.requireAtLeast(1, "min_iter", minIter);
    if (!(minDelta >= 0) || Double.isInfinite(minDelta)) {
      throw new IllegalArgumentException("min_delta " + minDelta + " is not >= 0");
    }
  }

  @Override
  public String word() {
    return "patience";
  }

  @Override
  public List<Long> rungs() {
    return List.of();
  }
}
