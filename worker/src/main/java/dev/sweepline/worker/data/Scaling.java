package dev.sweepline.worker.data;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Linear scaling that maps a value of feature f to (value - low[f]) / span[f]; a feature without
 * any spread, whose span is 0, becomes 0. What lies outside of the training data's range lands
 * outside of the target's. All is done in double precision, and only what comes out is narrowed:
 * numbers far from zero, such as time stamps, keep what tells them apart.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Scaling(double[] low, double[] span) {
  /** Values no further apart than this many of their last bits differ by rounding alone. */
  private static final int ROUNDING = 4;

  public static Scaling none(int features) {
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    return new Scaling(new double[features], ones);
  }

  public static Scaling minMax(Examples data, int[] rows, boolean together) {
    Range range = Range.of(data, rows, together);
    double[] span = new double[data.features()];
    Arrays.setAll(span, f -> range.high[f] - range.low[f]);
    return new Scaling(range.low, span);
  }

  /** The same with another range in place of 0 to 1. */
  public Scaling onto(double least, double most) {
    double[] first = new double[low.length];
    double[] length = new double[low.length];
    for (int f = 0; f < low.length; f++) {
      length[f] = span[f] / (most - least);
      first[f] = low[f] - least * length[f];
    }
    return new Scaling(first, length);
  }

  /** The same with some features left as they are. */
  public Scaling sparing(IntPredicate features) {
    double[] first = low.clone();
    double[] length = span.clone();
    for (int f = 0; f < first.length; f++) {
      if (features.test(f)) {
        first[f] = 0;
        length[f] = 1;
      }
    }
    return new Scaling(first, length);
  }

  /** The deviation divides by the number of values, not by one less. */
  public static Scaling standardize(Examples data, int[] rows, boolean together) {
    double[] mean = new double[data.features()];
    double[] square = new double[data.features()];
    for (int row : rows) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += data.value(row, f) / rows.length;
      }
    }
    average(mean, together);
    for (int row : rows) {
      for (int f = 0; f < mean.length; f++) {
        double distance = data.value(row, f) - mean[f];
        square[f] += distance * distance / rows.length;
      }
    }
    average(square, together);
    Range range = Range.of(data, rows, together);
    double[] span = new double[mean.length];
    Arrays.setAll(span, f -> range.isConstant(f) ? 0 : Math.sqrt(square[f]));
    return new Scaling(mean, span);
  }

  private static void average(double[] values, boolean wanted) {
    if (wanted) {
      Arrays.fill(values, Arrays.stream(values).average().orElse(0));
    }
  }

  /** The value of which {@link #apply} made a scaled one. */
  public double back(double scaled, int feature) {
    return scaled * span[feature] + low[feature];
  }

  /** One value of one example, as networks see it. */
  public float apply(double value, int feature) {
    return span[feature] > 0 ? (float) ((value - low[feature]) / span[feature]) : 0;
  }

  /** The least and the largest value of each feature. */
  private record Range(double[] low, double[] high) {
    /**
     * Looks at the given rows.
     *
     * @param together one range for all features, which share a unit; else one for each
     */
    static Range of(Examples data, int[] rows, boolean together) {
      double[] low = new double[data.features()];
      double[] high = new double[data.features()];
      Arrays.fill(low, Double.POSITIVE_INFINITY);
      Arrays.fill(high, Double.NEGATIVE_INFINITY);
      for (int row : rows) {
        for (int f = 0; f < low.length; f++) {
          double value = data.value(row, f);
          low[f] = Math.min(low[f], value);
          high[f] = Math.max(high[f], value);
        }
      }
      if (together) {
        Arrays.fill(low, Arrays.stream(low).min().orElse(0));
        Arrays.fill(high, Arrays.stream(high).max().orElse(0));
      }
      return new Range(low, high);
    }

    boolean isConstant(int feature) {
      double largest = Math.max(Math.abs(low[feature]), Math.abs(high[feature]));
      return high[feature] - low[feature] <= ROUNDING * Math.ulp(largest);
    }
  }
}
