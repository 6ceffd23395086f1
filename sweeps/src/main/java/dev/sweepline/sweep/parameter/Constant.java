package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.util.Collections;
import java.util.Optional;

/** One value, whatever is drawn; it may be null, a list or a map. */
public record Constant(Object value) implements Parameter {
  @Override
  public String kind() {
    return "constant";
  }

  @Override
  public String range() {
    return ValueText.exact(value);
  }

  @Override
  public Object quantile(double u) {
    return value;
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.of(GridPoints.of(Collections.singletonList(value)));
  }

  @Override
  public boolean contains(Object other) {
    return CanonicalValue.equal(value, other);
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.empty();
  }

  @Override
  public Parameter over(Extent extent) {
    throw new IllegalArgumentException("a constant has no window");
  }
}
