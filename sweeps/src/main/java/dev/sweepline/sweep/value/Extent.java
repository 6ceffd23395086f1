package dev.sweepline.sweep.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The part of one parameter's values that a search stage covers. */
public sealed interface Extent {

  /**
   * A stretch of numbers, ends included.
   *
   * @param low in the parameter's values, not logarithms
   * @param high at least {@code low}
   * @param scale the scale in which widths and distances are measured
   */
  record Interval(double low, double high, Scale scale) implements Extent {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException("interval " + low + ".." + high + " is empty");
      }
      if (scale == Scale.LOG && !(low > 0)) {
        throw new IllegalArgumentException("logarithmic interval starts at " + low);
      }
    }

    /** From one number to another. */
    public static Interval between(Object low, Object high) {
      return new Interval(
          ((Number) low).doubleValue(), ((Number) high).doubleValue(), Scale.LINEAR);
    }
  }

  /** The values still in the search, in the order of the sweep file; they may include null. */
  record Values(List<Object> values) implements Extent {
    public Values {
      values = Collections.unmodifiableList(new ArrayList<>(values));
      if (values.isEmpty()) {
        throw new IllegalArgumentException("no values left");
      }
    }
  }

  /** The scale on which a numeric parameter measures distance. */
  enum Scale {
    LINEAR {
      @Override
      public double to(double value) {
        return value;
      }

      @Override
      public double from(double coordinate) {
        return coordinate;
      }
    },
    LOG {
      @Override
      public double to(double value) {
        return Math.log(value);
      }

      @Override
      public double from(double coordinate) {
        return Math.exp(coordinate);
      }
    };

    /** From a value to its coordinate on this scale. */
    public abstract double to(double value);

    /** From a coordinate on this scale to the value. */
    public abstract double from(double coordinate);
  }
}
