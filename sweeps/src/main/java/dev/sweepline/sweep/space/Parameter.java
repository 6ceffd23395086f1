package dev.sweepline.sweep.space;

import java.util.Optional;

/**
 * What one hyperparameter may be: a value, a list of values or a distribution.
 *
 * <p>Values are those of JSON: null, Boolean, Long, Double, String, List, Map. Integers are always
 * Long and other numbers Double.
 */
public sealed interface Parameter
    permits Constant, Categorical, IntUniform, Uniform, QUniform, LogUniform, QLogUniform, Normal {

  /** The kind as W&amp;B spells it, for example {@code log_uniform_values}. */
  String kind();

  /** What it may be, for a person, for example {@code 0.0001..0.1} or {@code relu | tanh}. */
  String range();

  /**
   * Inverse transform sampling.
   *
   * @param u in (0, 1), both ends excluded
   */
  Object quantile(double u);

  /** Its values in a grid, duplicates dropped; empty where the kind has no end of values. */
  Optional<GridPoints> grid();

  /** The part of the space it covers, as coarse-to-fine moves it; empty for a constant. */
  Optional<Extent> extent();

  /**
   * The same kind over another part of the space.
   *
   * @param extent of the same shape as {@link #extent()}
   */
  Parameter over(Extent extent);
}
