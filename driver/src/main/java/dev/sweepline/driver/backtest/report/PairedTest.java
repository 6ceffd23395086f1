package dev.sweepline.driver.backtest.report;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * A comparison of two methods over the same seeds: the mean difference with Student's 95 %
 * interval, and the two-sided probability of Wilcoxon's signed-rank test (normal approximation,
 * corrected for ties), which bears values that lie orders of magnitude apart. Pairs of which one is
 * not finite are left out.
 *
 * @param difference the mean of first less second; NaN without pairs
 * @param low of the interval
 * @param p 1 where all pairs are equal
 */
record PairedTest(double difference, double low, double high, double p, int pairs) {
  private static final double LEVEL = 0.05;
  private static final double CONFIDENCE = 0.975;

  static PairedTest of(double[] first, double[] second) {
    double[] all = new double[first.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = first[i] - second[i];
    }
    double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
    Estimate mean = Estimate.of(finite);
    double half =
        mean.count() < 2
            ? Double.NaN
            : mean.error()
                * new TDistribution(mean.count() - 1.0).inverseCumulativeProbability(CONFIDENCE);
    return new PairedTest(
        mean.mean(), mean.mean() - half, mean.mean() + half, wilcoxon(finite), finite.length);
  }

  /** Whether the seeds tell the two apart. */
  boolean separable() {
    return p < LEVEL;
  }

  private static double wilcoxon(double... differences) {
    double[] moved = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int n = moved.length;
    if (n == 0) {
      return 1;
    }
    double[] ranks =
        new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
            .rank(Arrays.stream(moved).map(Math::abs).toArray());
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.signum(moved[i]) * ranks[i];
      squares += ranks[i] * ranks[i];
    }
    double z = Math.max(0, Math.abs(sum) - 1) / Math.sqrt(squares);
    return Math.min(1, 2 * new NormalDistribution().cumulativeProbability(-z));
  }
}
