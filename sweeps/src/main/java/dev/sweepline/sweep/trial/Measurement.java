package dev.sweepline.sweep.trial;

import java.io.Serializable;
import java.util.Map;

/**
 * The metrics that a trial measured at the end of one epoch.
 *
 * @param epoch passes over the training data so far, from 1; the last may be partial when the
 *     budget counts steps
 * @param step minibatches so far
 * @param metrics by name; values may be NaN or infinite
 */
public record Measurement(int epoch, long step, Map<String, Double> metrics)
    implements Serializable {
  public Measurement {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch " + epoch + " is not >= 1");
    }
    metrics = MetricMap.copyOf(metrics);
  }

  /** That of metrics in two arrays, which become its own. */
  public static Measurement of(int epoch, long step, String[] names, double[] values) {
    return new Measurement(epoch, step, MetricMap.of(names, values));
  }

  /** The metric's value, NaN when it was not measured. */
  public double metric(String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }
}
