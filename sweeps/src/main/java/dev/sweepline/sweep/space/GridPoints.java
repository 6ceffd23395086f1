package dev.sweepline.sweep.space;

import java.util.List;
import java.util.function.LongFunction;

/** A finite sequence of values, computed when asked so that a long one costs no memory. */
public record GridPoints(long count, LongFunction<Object> at) {
  public GridPoints {
    if (count < 1) {
      throw new IllegalArgumentException("a grid axis has " + count + " points");
    }
  }

  static GridPoints of(List<Object> values) {
    return new GridPoints(values.size(), i -> values.get(Math.toIntExact(i)));
  }

  public Object get(long index) {
    return at.apply(index);
  }
}
