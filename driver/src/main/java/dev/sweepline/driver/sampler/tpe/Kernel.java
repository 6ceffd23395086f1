package dev.sweepline.driver.sampler.tpe;

import java.util.SplittableRandom;

/**
 * Likeness of trials along one dimension. Places are codes: a number's coordinate, or the index of
 * a value of a list. Immutable.
 */
sealed interface Kernel permits GaussKernel, ListKernel {
  /** The code of a coordinate. */
  double code(double coordinate);

  /** The coordinate of a code. */
  double coordinate(double code);

  /**
   * The logarithm of what the density around a centre is a share of, whatever the place.
   *
   * @param centre a code, or NaN where a trial has none and any place is as likely as before
   */
  double logMass(double centre);

  /**
   * Adds the logarithms of the densities at a place, but for the masses.
   *
   * @param at a code
   * @param centres codes; may be NaN
   * @param sums one for each centre
   */
  void addLogs(double at, double[] centres, double[] sums);

  /** A draw around a centre, which may be NaN. */
  double draw(double centre, SplittableRandom random);
}
