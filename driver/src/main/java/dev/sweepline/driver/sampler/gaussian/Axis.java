package dev.sweepline.driver.sampler.gaussian;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import dev.sweepline.sweep.value.GridPoints;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One coordinate of a search, as its model sees it: a number in [0, 1], or the index of a value
 * without an order. Immutable.
 */
final class Axis {
  /** Beyond, steps are so small that descent finds the place and rounding the step. */
  private static final int MOST_PLACES = 32;

  private static final double MIDDLE = 0.5;

  /** Where a category stands that is no part of a trial. */
  private static final double ABSENT = -1;

  private final boolean category;
  private final double[] places;

  /**
   * An axis.
   *
   * @param category whether values have no order
   * @param places the coordinates there are, rising; empty where there are many or no end of them
   */
  Axis(boolean category, double[] places) {
    this.category = category;
    this.places = places;
  }

  boolean category() {
    return category;
  }

  double[] places() {
    return places;
  }

  static Axis of(Dimension dimension) {
    int levels = dimension.levels();
    if (dimension instanceof Dimension.Category) {
      return new Axis(true, indices(levels));
    }
    if (dimension instanceof Dimension.Ordinal list) {
      return new Axis(false, list.places().stream().mapToDouble(Double::doubleValue).toArray());
    }
    if (dimension instanceof Dimension.Range range && levels > 0 && levels <= MOST_PLACES) {
      GridPoints values = range.parameter().support().orElseThrow();
      return new Axis(
          false,
          IntStream.range(0, levels).mapToDouble(i -> range.encode(values.get(i))).toArray());
    }
    return new Axis(false, new double[0]);
  }

  private static double[] indices(int count) {
    double[] indices = new double[count];
    Arrays.setAll(indices, i -> i);
    return indices;
  }

  boolean continuous() {
    return places.length == 0;
  }

  /** Where a share of the axis ends; in (0, 1). */
  double at(double share) {
    return continuous() ? share : places[(int) (share * places.length)];
  }

  /**
   * A coordinate as the model takes it. What is no part of a trial lies in the middle, or is a
   * category of its own, so that distances among such trials come from what they do have.
   *
   * @param coordinate NaN where the parameter is no part of the trial
   */
  double present(double coordinate) {
    return Double.isNaN(coordinate) ? category ? ABSENT : MIDDLE : coordinate;
  }
}
