package dev.sweepline.driver.text;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.value.ValueText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * A format of metrics, a mean of several networks with its standard error: {@code 0.9333 ± 0.0067}.
 * Stateless.
 */
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

  /**
   * One metric's value; nothing where it was not measured.
   *
   * @param networks how many it is the mean of; less than 2 where that is not known, and then their
   *     standard deviation is shown
   */
  public static String show(Map<String, Double> metrics, String name, int networks) {
    Double value = metrics.get(name);
    return value == null ? "" : show(value, metrics, name, networks);
  }

  /** A metric's value that stands elsewhere, with the spread that stands here. */
  public static String show(double value, Map<String, Double> metrics, String name, int networks) {
    Double spread = metrics.get(name + MetricNames.SPREAD);
    return spread == null
        ? ValueText.show(value)
        : ValueText.show(value) + " ± " + rounded(spread / Math.sqrt(Math.max(1, networks)));
  }

  /** An error has no more than two figures to say. */
  private static String rounded(double error) {
    return Double.isFinite(error)
        ? ValueText.show(new BigDecimal(error).round(new MathContext(2)).doubleValue())
        : ValueText.show(error);
  }
}
