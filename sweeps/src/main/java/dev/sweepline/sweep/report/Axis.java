package dev.sweepline.sweep.report;

import java.util.List;

/**
 * A scale from values to 0..1, by logarithms where they are positive and span much. Immutable.
 *
 * @param low the least value
 * @param high the greatest
 */
record Axis(double low, double high, boolean logarithmic) {
  private static final double MUCH = 100;

  /** Over finite values. */
  static Axis over(List<Double> values) {
    double low = values.stream().mapToDouble(each -> each).min().orElse(0);
    double high = values.stream().mapToDouble(each -> each).max().orElse(1);
    return new Axis(low, high, low > 0 && high / low >= MUCH);
  }

  /** The same without logarithms. */
  Axis linear() {
    return new Axis(low, high, false);
  }

  double share(double value) {
    if (high == low) {
      return 0.5;
    }
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }
}
