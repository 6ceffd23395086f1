package dev.sweepline.driver.cli.text;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.value.ValueText;
import java.util.List;
import java.util.Map;

/** A format of metrics, a mean over folds with its standard deviation: {@code 0.9333 ± 0.0149}. */
public final class MetricFormat {
  private MetricFormat() {}

  /** The names that are shown; a spread is shown beside its mean. */
  public static List<String> names(Map<String, Double> metrics) {
    return metrics.keySet().stream().filter(name -> !isSpread(name, metrics)).toList();
  }

  private static boolean isSpread(String name, Map<String, Double> metrics) {
    String mean = name.substring(0, Math.max(0, name.length() - MetricNames.SPREAD.length()));
    return name.endsWith(MetricNames.SPREAD) && metrics.containsKey(mean);
  }

  /** One metric's value; nothing where it was not measured. */
  public static String show(Map<String, Double> metrics, String name) {
    Double value = metrics.get(name);
    return value == null ? "" : show(value, metrics, name);
  }

  /** A metric's value that stands elsewhere, with the spread that stands here. */
  public static String show(double value, Map<String, Double> metrics, String name) {
    Double spread = metrics.get(name + MetricNames.SPREAD);
    return spread == null
        ? ValueText.show(value)
        : ValueText.show(value) + " ± " + ValueText.show(spread);
  }
}
