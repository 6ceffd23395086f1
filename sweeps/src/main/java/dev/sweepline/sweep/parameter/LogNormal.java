package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.util.Optional;

/**
 * Positive numbers whose natural logarithm is normal.
 *
 * @param mu of the logarithm
 * @param sigma of the logarithm, at least 0
 */
public record LogNormal(double mu, double sigma) implements Parameter {
  public LogNormal {
    Numbers.requireNormal(mu, sigma);
    // 8.3 deviations are the farthest that a draw of 53 bits goes.
    double farthest = Math.abs(mu) + 9 * sigma;
    if (!(Math.exp(farthest) < Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "mu "
              + mu
              + " and sigma "
              + sigma
              + " are of the logarithm; e^"
              + farthest
              + " is"
              + " beyond every number");
    }
  }

  @Override
  public String kind() {
    return "log_normal";
  }

  @Override
  public String range() {
    return "e^(mu " + ValueText.exact(mu) + " sigma " + ValueText.exact(sigma) + ")";
  }

  @Override
  public Object quantile(double u) {
    return Math.exp(mu + sigma * Normal.standard(u));
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public boolean bounded() {
    return false;
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(
        Math.exp(mu - Normal.REACH * sigma), Math.exp(mu + Normal.REACH * sigma), Scale.LOG);
  }

  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    double low = Math.log(interval.low());
    double high = Math.log(interval.high());
    return new LogNormal((low + high) / 2, (high - low) / (2 * Normal.REACH));
  }
}
