package dev.sweepline.worker.train.fold;

import dev.sweepline.sweep.trial.MetricNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Means of what the networks of folds and repeats reached, as the metrics of one trial. */
public final class FoldMeans {
  private FoldMeans() {}

  /**
   * The mean of each metric under its own name and, for the validation and test parts, the standard
   * deviation over the folds (of the sample: divided by one less than there are). A single fold's
   * metrics are left as they are.
   *
   * @param folds at least one; all with the same metrics
   */
  public static Map<String, Double> of(List<Map<String, Double>> folds) {
    if (folds.size() == 1) {
      return folds.get(0);
    }
    Map<String, Double> metrics = new TreeMap<>();
    for (String name : folds.get(0).keySet()) {
      double[] values = folds.stream().mapToDouble(fold -> fold.get(name)).toArray();
      double mean = mean(values);
      metrics.put(name, mean);
      if (name.startsWith(MetricNames.VAL) || name.startsWith(MetricNames.TEST)) {
        metrics.put(name + MetricNames.SPREAD, deviation(values, mean));
      }
    }
    return metrics;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
