package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.value.ValueText;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound on a measured metric, such as {@code latency_ms < 5}. Immutable, thread-safe.
 *
 * @param metric its name, which may hold anything but the signs
 * @param sign how the value compares with the bound
 * @param bound a finite number
 */
public record MetricBound(String metric, Sign sign, double bound) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([^<>]*[^<>\\s])\\s*(<=|>=|<|>)\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*");

  /** A comparison. */
  public enum Sign {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    private boolean holds(double value, double bound) {
      return switch (this) {
        case LESS -> value < bound;
        case AT_MOST -> value <= bound;
        case MORE -> value > bound;
        case AT_LEAST -> value >= bound;
      };
    }

    private static Sign of(String text) {
      return Arrays.stream(values())
          .filter(sign -> sign.text.equals(text))
          .findFirst()
          .orElseThrow();
    }
  }

  public MetricBound {
    requireNonNull(sign, "sign");
    if (metric.isBlank() || !Double.isFinite(bound)) {
      throw new IllegalArgumentException("no bound of a metric: " + metric + " " + bound);
    }
  }

  /** Reads one; empty where the text is none. */
  public static Optional<MetricBound> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      double bound = Double.parseDouble(form.group(3));
      return Double.isFinite(bound)
          ? Optional.of(new MetricBound(form.group(1), Sign.of(form.group(2)), bound))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a trial keeps it; one that did not measure the metric, or measured NaN, does not. */
  public boolean holds(Map<String, Double> metrics) {
    return sign.holds(metrics.getOrDefault(metric, Double.NaN), bound);
  }

  /** As a file writes it. */
  @Override
  public String toString() {
    return metric + " " + sign.text + " " + ValueText.exact(bound);
  }
}
