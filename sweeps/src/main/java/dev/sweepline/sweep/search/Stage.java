package dev.sweepline.sweep.search;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.training.Budget;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * The stages of a search that does not say its own: two fifths of the trials over the whole
   * space, at most 100, and then as many equal rounds as fit, of a seventh, at most 40.
   */
  public static List<Stage> split(int trials, Budget budget) {
    List<Stage> stages = new ArrayList<>();
    int left = trials;
    int next = Math.min(100, Math.max(1, Math.round(0.4f * trials)));
    int each = Math.min(40, Math.max(1, Math.round(0.15f * trials)));
    while (left > 0) {
      stages.add(new Stage(next, budget, Sampling.RANDOM));
      left -= next;
      next = left < 1.5 * each ? left : each;
    }
    return stages;
  }

  /** The layout of a stage's points. */
  public enum Sampling {
    GRID,
    RANDOM,
    SOBOL,
    LATIN_HYPERCUBE
  }
}
