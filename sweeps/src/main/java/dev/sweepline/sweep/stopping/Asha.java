package dev.sweepline.sweep.stopping;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.Iterations;
import java.util.List;
import java.util.OptionalInt;

/**
 * Asynchronous successive halving (Li et al., A System for Massively Parallel Hyperparameter
 * Tuning, 2020). A trial that comes to a rung goes on if it is among the best one in eta that have
 * come there.
 *
 * @param minIter the first rung; at least 1
 * @param maxIter rungs lie below it; empty: below each trial's budget
 * @param eta the ratio of neighbouring rungs; above 1
 * @param brackets how many rules run side by side, each with one rung less at the beginning than
 *     the one before and each with a share of the trials, as Hyperband has them; at least 1
 * @param mode what becomes of a trial that does not go on
 * @param unit what rungs count
 */
public record Asha(
    int minIter, OptionalInt maxIter, double eta, int brackets, Mode mode, Iterations unit)
    implements EarlyTermination {
  public static final double DEFAULT_ETA = 3;

  /** What becomes of a trial at a rung. */
  public enum Mode {
    /** It is judged there and then: it goes on or ends. */
    STOP,
    /** It is paused, and goes on once it is among the best. */
    PROMOTE;

    public String word() {
      return Words.of(this);
    }
  }

  public Asha {
    requireNonNull(maxIter, "maxIter");
    requireNonNull(mode, "mode");
    requireNonNull(unit, "unit");
    Rungs.requireAtLeast(1, "min_iter", minIter);
    Rungs.requireAtLeast(1, "brackets", brackets);
    Rungs.requireEta(eta);
    if (maxIter.isPresent() && maxIter.getAsInt() <= minIter) {
      throw new IllegalArgumentException(
          "there is no rung below max_iter %d with min_iter %d"
              .formatted(maxIter.getAsInt(), minIter));
    }
    if (brackets > rungs(minIter, maxIter, eta).size()) {
      throw new IllegalArgumentException(
          "brackets %d are more than the rungs, which are %d"
              .formatted(brackets, rungs(minIter, maxIter, eta).size()));
    }
  }

  @Override
  public String word() {
    return "asha";
  }

  @Override
  public List<Long> rungs() {
    return rungs(minIter, maxIter, eta);
  }

  private static List<Long> rungs(int minIter, OptionalInt maxIter, double eta) {
    return Rungs.rising(minIter, eta).stream()
        .distinct()
        .filter(rung -> maxIter.isEmpty() || rung < maxIter.getAsInt())
        .toList();
  }

  /**
   * The share of the trials that begin at a rung: so that all brackets train about as long in sum,
   * as Hyperband's do (Li et al., 2018).
   *
   * @param bracket from 0; it leaves out so many rungs
   */
  public double share(int bracket) {
    double sum = 0;
    for (int i = 0; i < brackets; i++) {
      sum += weight(i);
    }
    return weight(bracket) / sum;
  }

  private double weight(int bracket) {
    return Math.pow(eta, -bracket) * brackets / (brackets - bracket);
  }
}
