package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.DecimalSteps;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.util.Optional;

/**
 * Multiples of q near the draws of another kind.
 *
 * @param base normal, log_normal or beta
 * @param q Long for integer values, Double for real ones; greater than 0
 */
public record Quantized(Parameter base, Number q) implements Parameter {
  public Quantized {
    Numbers.requireExact("q", q);
    Numbers.requirePositive("q", q.doubleValue());
  }

  @Override
  public String kind() {
    return "q_" + base.kind();
  }

  @Override
  public String range() {
    return base.range() + " step " + ValueText.exact(q);
  }

  @Override
  public Object quantile(double u) {
    return DecimalSteps.quantize((Double) base.quantile(u), q);
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.empty();
  }

  @Override
  public Optional<GridPoints> support() {
    return base instanceof Beta beta
        ? DecimalSteps.multiples(beta.low(), beta.high(), q)
        : Optional.empty();
  }

  @Override
  public boolean bounded() {
    return base.bounded();
  }

  @Override
  public double spacing() {
    return q.doubleValue();
  }

  @Override
  public Optional<Extent> extent() {
    return base.extent();
  }

  @Override
  public Parameter over(Extent extent) {
    return new Quantized(base.over(extent), q);
  }
}
