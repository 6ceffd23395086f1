package dev.sweepline.dashboard.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A collector of learning curves into quantiles of each epoch: 5, 25, 50, 75 and 95 of a hundred.
 * Values that are not finite are left out. Not thread-safe.
 */
public final class CurveBands {
  /** The quantiles of a band, from 0 to 1. */
  public static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  private static final int MOST_EPOCHS = 400;

  private final Map<Integer, Values> values = new TreeMap<>();

  /**
   * The band at one epoch.
   *
   * @param trials how many had measured it
   * @param values at {@link #QUANTILES}
   */
  public record Point(int epoch, int trials, List<Double> values) {}

  /** What was measured in one epoch. */
  private static final class Values {
    private double[] all = new double[16];
    private int count;

    void add(double value) {
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
      all[count++] = value;
    }

    double[] sorted() {
      double[] sorted = Arrays.copyOf(all, count);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  /** Takes what a trial measured in an epoch. */
  public void add(int epoch, double value) {
    if (Double.isFinite(value)) {
      values.computeIfAbsent(epoch, e -> new Values()).add(value);
    }
  }

  /** The band, an epoch after the other; of many epochs some, the last among them. */
  public List<Point> points() {
    int last = values.size() - 1;
    int every = 1 + last / MOST_EPOCHS;
    List<Point> points = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Integer, Values> entry : values.entrySet()) {
      if (next % every == 0 || next == last) {
        points.add(point(entry.getKey(), entry.getValue().sorted()));
      }
      next++;
    }
    return points;
  }

  private static Point point(int epoch, double[] sorted) {
    return new Point(
        epoch, sorted.length, QUANTILES.stream().map(q -> quantile(sorted, q)).toList());
  }

  /** Between the two values that it falls between, in proportion. */
  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int low = (int) Math.floor(at);
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }
}
