package dev.sweepline.driver.backtest.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration that was trained, once or several times. Immutable.
 *
 * @param values by full parameter name; what takes no part is left out
 * @param curves one for each training, at least one
 */
public record MeasuredConfiguration(Map<String, Object> values, List<Curve> curves) {
  public MeasuredConfiguration {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    curves = List.copyOf(curves);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a configuration was never trained");
    }
  }

  /** The mean of what its trainings ended with; NaN where one diverged. */
  public double mean() {
    double sum = 0;
    for (Curve curve : curves) {
      sum += curve.end();
    }
    return sum / curves.size();
  }
}
