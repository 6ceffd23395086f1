package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Stage.Sampling;
import dev.sweepline.sweep.space.SearchSpace;

/** The choice of where draws lie. Stateless. */
public final class DrawLayout {
  private DrawLayout() {}

  /**
   * The coordinates of a sweep's draws.
   *
   * @param trials of a Latin hypercube
   */
  public static Coordinates of(Sweep sweep, Sampling sampling, int trials) {
    long seed = sweep.search().seed();
    return of(sweep.space(), seed, Address.of(seed), sampling, trials);
  }

  /**
   * The coordinates of draws in a space.
   *
   * @param seed of draws at random
   * @param at address of a sequence
   * @param trials of a Latin hypercube
   */
  public static Coordinates of(
      SearchSpace space, long seed, Address at, Sampling sampling, int trials) {
    return switch (sampling) {
      case SOBOL -> SobolSequence.of(space, at);
      case LATIN_HYPERCUBE -> new LatinHypercube(Math.max(1, trials), at.then("latin"));
      case RANDOM, GRID -> Coordinates.random(seed);
    };
  }
}
