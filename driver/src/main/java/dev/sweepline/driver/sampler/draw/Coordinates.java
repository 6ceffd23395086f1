package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.random.Address;

/** Coordinates of a sampler's trials: where in each parameter's range they lie. Thread-safe. */
public interface Coordinates {
  /**
   * A place in (0, 1), both ends excluded.
   *
   * @param trial from 0
   */
  double of(int trial, String parameter);

  /** Independent places. */
  static Coordinates random(long seed) {
    return (trial, parameter) -> Address.of(seed).then(trial).then(parameter).openUnit();
  }
}
