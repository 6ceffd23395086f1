package dev.sweepline.driver.backtest.report;

import dev.sweepline.sweep.value.ValueText;
import java.util.Arrays;

/**
 * A mean with its standard error.
 *
 * @param count how many finite numbers it is of; without any the others are NaN
 */
record Estimate(double mean, double error, int count) {
  static Estimate of(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).average().orElse(Double.NaN);
    double squares = Arrays.stream(finite).map(x -> (x - mean) * (x - mean)).sum();
    int n = finite.length;
    return new Estimate(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n), n);
  }

  @Override
  public String toString() {
    return ValueText.show(mean) + (Double.isNaN(error) ? "" : " ± " + shortened(error));
  }

  private static String shortened(double error) {
    return error == 0 ? "0" : ValueText.show(Double.parseDouble("%.1e".formatted(error)));
  }
}
