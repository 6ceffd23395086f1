package dev.sweepline.sweep.value;

import java.util.List;
import java.util.function.LongFunction;

/** A finite sequence of values, computed when asked so that a long one costs no memory. */
public record GridPoints(long count, LongFunction<Object> at) {
  private static final long FEW = 100_000;

  public GridPoints {
    if (count < 1) {
      throw new IllegalArgumentException("a grid axis has " + count + " points");
    }
  }

  /** The points of a list. */
  public static GridPoints of(List<Object> values) {
    return new GridPoints(values.size(), i -> values.get(Math.toIntExact(i)));
  }

  /**
   * Whether a value is among them; of very many numbers, which must rise, without a look at all.
   */
  public boolean contains(Object value) {
    if (count <= FEW) {
      for (long i = 0; i < count; i++) {
        if (CanonicalValue.equal(get(i), value)) {
          return true;
        }
      }
      return false;
    }
    return value instanceof Number number && found(number.doubleValue());
  }

  private boolean found(double wanted) {
    long low = 0;
    long high = count - 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (((Number) get(middle)).doubleValue() < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return ((Number) get(low)).doubleValue() == wanted;
  }

  public Object get(long index) {
    return at.apply(index);
  }
}
