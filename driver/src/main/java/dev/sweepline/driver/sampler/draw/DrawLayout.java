package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Stage.Sampling;

/** The choice of where a sweep's draws lie. Stateless. */
public final class DrawLayout {
  private DrawLayout() {}

  /**
   * The coordinates of a sweep's draws.
   *
   * @param trials of a Latin hypercube
   */
  public static Coordinates of(Sweep sweep, Sampling sampling, int trials) {
    long seed = sweep.search().seed();
    Address at = Address.of(seed);
    return switch (sampling) {
      case SOBOL -> SobolSequence.of(sweep.space(), at);
      case LATIN_HYPERCUBE -> new LatinHypercube(Math.max(1, trials), at.then("latin"));
      case RANDOM, GRID -> Coordinates.random(seed);
    };
  }
}
