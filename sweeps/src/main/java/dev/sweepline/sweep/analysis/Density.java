package dev.sweepline.sweep.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A density of values in cells that sums to 1: of numbers by Gaussian kernels as wide as Scott's
 * rule says, of categories by counts. Stateless.
 */
final class Density {
  private Density() {}

  /**
   * Of numbers, with a last cell for those that are NaN.
   *
   * @param low the middle of the first cell
   * @param high the middle of the one before the last
   */
  static double[] ofNumbers(double[] values, double low, double high, int cells) {
    double[] present = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(present).average().orElse(0);
    double variance = Arrays.stream(present).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double cell = (high - low) / (cells - 1);
    double width = Math.max(cell, 1.06 * Math.sqrt(variance) * Math.pow(present.length, -0.2));
    double[] counts = new double[cells];
    for (double value : present) {
      int at = (int) Math.round((value - low) / cell);
      counts[Math.max(0, Math.min(cells - 1, at))]++;
    }
    double[] kernels = new double[cells];
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < cells; j++) {
        double distance = (i - j) * cell / width;
        kernels[i] += counts[j] * Math.exp(-0.5 * distance * distance);
      }
    }
    double sum = Arrays.stream(kernels).sum();
    double[] density = new double[cells + 1];
    for (int i = 0; i < cells && sum > 0; i++) {
      density[i] = present.length * kernels[i] / sum;
    }
    density[cells] = values.length - present.length;
    return normed(density, 1e-6 * values.length);
  }

  /**
   * Of categories.
   *
   * @param categories all there are, each of which counts one more than it was seen
   */
  static <T> double[] ofCategories(List<T> values, List<T> categories) {
    Map<T, Integer> places = new HashMap<>();
    categories.forEach(category -> places.put(category, places.size()));
    double[] counts = new double[categories.size()];
    values.forEach(value -> counts[places.getOrDefault(value, 0)]++);
    return normed(counts, 1.0 / categories.size());
  }

  private static double[] normed(double[] weights, double more) {
    double sum = Arrays.stream(weights).map(weight -> weight + more).sum();
    return Arrays.stream(weights).map(weight -> (weight + more) / sum).toArray();
  }

  /** How far one is from another: Pearson's divergence, 0 where they are equal. */
  static double divergence(double[] from, double[] base) {
    double sum = 0;
    for (int i = 0; i < base.length; i++) {
      double ratio = from[i] / base[i] - 1;
      sum += base[i] * ratio * ratio;
    }
    return sum;
  }
}
