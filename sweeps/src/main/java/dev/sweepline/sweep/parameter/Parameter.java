package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Optional;

/**
 * A hyperparameter of a search: a value, a list of values or a distribution.
 *
 * <p>Values are those of JSON: null, Boolean, Long, Double, String, List, Map. Integers are always
 * Long and other numbers Double.
 */
public sealed interface Parameter
    permits Constant,
        Categorical,
        IntUniform,
        Uniform,
        QUniform,
        LogUniform,
        QLogUniform,
        Normal,
        LogNormal,
        Beta,
        Quantized,
        Stepped,
        Counted {

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

  /** Every value that a draw may give; empty where they have no end. */
  default Optional<GridPoints> support() {
    return grid();
  }

  /** The numbers that draws may give, ends included: those that q rounds to, where it does. */
  default Optional<Interval> reach() {
    Optional<Interval> rounded =
        support()
            .filter(points -> points.get(0) instanceof Number)
            .map(points -> Interval.between(points.get(0), points.get(points.count() - 1)));
    return rounded.or(() -> extent().filter(Interval.class::isInstance).map(Interval.class::cast));
  }

  /** Whether a value is one that the file allows for it. */
  default boolean contains(Object value) {
    return value instanceof Number number
        && (!bounded()
            || extent()
                .map(Interval.class::cast)
                .filter(i -> number.doubleValue() >= i.low() && number.doubleValue() <= i.high())
                .isPresent());
  }

  /** Whether draws stay within {@link #extent()}, give or take a step. */
  default boolean bounded() {
    return true;
  }

  /** How far its numbers lie apart; 0 where they do not. */
  default double spacing() {
    return 0;
  }

  /** The part of the space it covers, as coarse-to-fine moves it; empty for a constant. */
  Optional<Extent> extent();

  /**
   * The same kind over another part of the space.
   *
   * @param extent of the same shape as {@link #extent()}
   */
  Parameter over(Extent extent);
}
