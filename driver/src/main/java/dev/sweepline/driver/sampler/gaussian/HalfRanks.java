package dev.sweepline.driver.sampler.gaussian;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * A transform of costs into what a Gaussian process models well: the better half keeps its shape,
 * the worse half is told by rank alone, with as much spread, so a few very bad trials do not
 * flatten all others (as in Song et al., "The Vizier Gaussian process bandit algorithm", 2024).
 * Stateless.
 */
final class HalfRanks {
  private HalfRanks() {}

  /** Standardised outputs, less for less; all 0 where all costs are equal. */
  static double[] of(double[] costs) {
    double[] rising = costs.clone();
    Arrays.sort(rising);
    double median = (rising[(rising.length - 1) / 2] + rising[rising.length / 2]) / 2;
    double spread =
        Math.sqrt(
            Arrays.stream(costs)
                .filter(cost -> cost <= median)
                .map(cost -> (cost - median) * (cost - median))
                .average()
                .orElse(0));
    return standard(
        Arrays.stream(costs)
            .map(
                cost ->
                    cost <= median && spread > 0
                        ? (cost - median) / spread
                        : normalQuantile(share(rising, cost)))
            .toArray());
  }

  /** The share of costs below one, equal ones counted half. */
  private static double share(double[] rising, double cost) {
    int first = first(rising, cost, false);
    int after = first(rising, cost, true);
    return (first + after) / 2.0 / rising.length;
  }

  /** The first that is at least a cost, or above it. */
  private static int first(double[] rising, double cost, boolean above) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] < cost || (above && rising[middle] == cost)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double normalQuantile(double share) {
    return -Math.sqrt(2) * Erf.erfcInv(2 * share);
  }

  private static double[] standard(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance =
        Arrays.stream(values).map(each -> (each - mean) * (each - mean)).average().orElse(0);
    double by = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    return Arrays.stream(values).map(each -> (each - mean) * by).toArray();
  }
}
