package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.util.Optional;
import org.apache.commons.math3.special.Erf;

/** Real numbers around mu with standard deviation sigma, without bounds. */
public record Normal(double mu, double sigma) implements Parameter {
  /** Its window reaches so many deviations to each side: 95 % of the draws. */
  static final double REACH = 2;

  /** The largest double below 1: a draw is never infinite, however near to 0 or 1 u is. */
  private static final double INSIDE = Math.nextDown(1.0);

  public Normal {
    Numbers.requireNormal(mu, sigma);
  }

  @Override
  public String kind() {
    return "normal";
  }

  @Override
  public String range() {
    return "mu " + ValueText.exact(mu) + " sigma " + ValueText.exact(sigma);
  }

  @Override
  public Object quantile(double u) {
    return mu + sigma * standard(u);
  }

  /** The quantile of mu 0 and sigma 1. */
  static double standard(double u) {
    double inside = Math.max(-INSIDE, Math.min(INSIDE, 2 * u - 1));
    return Math.sqrt(2) * Erf.erfInv(inside);
  }

  @Override
  public boolean bounded() {
    return false;
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public Optional<Extent> extent() {
    return Numbers.interval(mu - REACH * sigma, mu + REACH * sigma, Scale.LINEAR);
  }

  @Override
  public Parameter over(Extent extent) {
    Interval interval = (Interval) extent;
    return new Normal(
        (interval.low() + interval.high()) / 2, (interval.high() - interval.low()) / (2 * REACH));
  }
}
