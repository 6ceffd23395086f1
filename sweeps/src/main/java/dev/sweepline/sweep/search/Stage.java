package dev.sweepline.sweep.search;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.training.Budget;

/**
 * One round of a coarse-to-fine search.
 *
 * @param trials how many trials it runs; at least 1
 * @param budget how long each of them trains
 * @param sampler how points are laid out in the stage's window
 */
public record Stage(int trials, Budget budget, Sampling sampler) {
  public Stage {
    requireNonNull(budget, "budget");
    requireNonNull(sampler, "sampler");
    if (trials < 1) {
      throw new IllegalArgumentException("stage trials " + trials + " is not >= 1");
    }
  }

  /** The layout of a stage's points. */
  public enum Sampling {
    GRID,
    RANDOM,
    SOBOL,
    LATIN_HYPERCUBE
  }
}
