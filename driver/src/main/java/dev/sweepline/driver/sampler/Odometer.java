package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.value.GridPoints;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every combination of some axes, the last axis fastest. A combination is computed from its index,
 * so a grid of 10^12 points costs no more than one of ten. Immutable.
 */
final class Odometer {
  private final List<Map.Entry<String, GridPoints>> axes;
  private final long count;

  /**
   * The combinations of some axes.
   *
   * @param axes slowest first
   */
  Odometer(Map<String, GridPoints> axes) {
    this.axes = List.copyOf(axes.entrySet());
    this.count = count(axes);
  }

  /** How many combinations there are, at most {@link Long#MAX_VALUE}. */
  long count() {
    return count;
  }

  /**
   * One combination, in the order of the axes.
   *
   * @param index from 0, less than {@link #count()}
   */
  Map<String, Object> at(long index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("point " + index + " of a grid of " + count);
    }
    long rest = index;
    Map<String, Object> point = new TreeMap<>();
    for (int i = axes.size() - 1; i >= 0; i--) {
      Map.Entry<String, GridPoints> axis = axes.get(i);
      long points = axis.getValue().count();
      point.put(axis.getKey(), axis.getValue().get(rest % points));
      rest /= points;
    }
    return Collections.unmodifiableMap(point);
  }

  private static long count(Map<String, GridPoints> axes) {
    long product = 1;
    for (GridPoints axis : axes.values()) {
      long high = Math.multiplyHigh(product, axis.count());
      long low = product * axis.count();
      product = high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }
    return product;
  }
}
