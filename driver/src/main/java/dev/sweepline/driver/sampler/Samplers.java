package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.Method;
import dev.sweepline.sweep.Sweep;

/** Builds the sampler of a sweep. */
public final class Samplers {
  private Samplers() {}

  /**
   * The sampler for the sweep's method; immutable, so any thread may ask it.
   *
   * @throws IllegalArgumentException when a grid has a parameter without an end of values
   */
  public static Sampler of(Sweep sweep) {
    if (sweep.method() instanceof Method.Grid) {
      return new GridSampler(sweep);
    }
    if (sweep.method() instanceof Method.CoarseToFine method) {
      return new CoarseToFineSampler(sweep, method);
    }
    return new RandomSampler(sweep);
  }
}
