package dev.sweepline.worker.data;

import java.util.Arrays;

/**
 * Linear scaling that maps a value of feature f to (value - low[f]) / span[f]; a feature without
 * any spread, whose span is 0, becomes 0. What lies outside of the training data's range lands
 * outside of the target's.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Scaling(float[] low, float[] span) {

  public static Scaling none(int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    return new Scaling(new float[features], ones);
  }

  public static Scaling minMax(Examples data, int[] rows, boolean together) {
    float[] low = new float[data.features()];
    float[] high = new float[data.features()];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    for (int row : rows) {
      for (int f = 0; f < low.length; f++) {
        float value = data.value(row, f);
        low[f] = Math.min(low[f], value);
        high[f] = Math.max(high[f], value);
      }
    }
    if (together) {
      float least = low[0];
      float most = high[0];
      for (int f = 1; f < low.length; f++) {
        least = Math.min(least, low[f]);
        most = Math.max(most, high[f]);
      }
      Arrays.fill(low, least);
      Arrays.fill(high, most);
    }
    for (int f = 0; f < low.length; f++) {
      high[f] -= low[f];
    }
    return new Scaling(low, high);
  }

  /** The same with another range in place of 0 to 1. */
  public Scaling onto(double least, double most) {
    float[] first = new float[low.length];
    float[] length = new float[low.length];
    for (int f = 0; f < low.length; f++) {
      double unit = span[f] / (most - least);
      first[f] = (float) (low[f] - least * unit);
      length[f] = (float) unit;
    }
    return new Scaling(first, length);
  }

  /** The deviation divides by the number of values, not by one less. */
  public static Scaling standardize(Examples data, int[] rows, boolean together) {
    double[] mean = new double[data.features()];
    double[] square = new double[data.features()];
    for (int row : rows) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += data.value(row, f) / (double) rows.length;
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
    float[] low = new float[mean.length];
    float[] span = new float[mean.length];
    for (int f = 0; f < mean.length; f++) {
      low[f] = (float) mean[f];
      double deviation = Math.sqrt(square[f]);
      // Rounding leaves a constant feature a deviation that is not quite 0.
      span[f] = deviation <= 1e-6 * Math.abs(mean[f]) ? 0 : (float) deviation;
    }
    return new Scaling(low, span);
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
  public float apply(float value, int feature) {
    return span[feature] > 0 ? (value - low[feature]) / span[feature] : 0;
  }
}
