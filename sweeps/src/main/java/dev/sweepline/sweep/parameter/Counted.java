package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A range with so many points in a grid, both ends among them and evenly spaced on the range's own
 * scale; otherwise drawn as the range is. Ours.
 *
 * @param base a kind with bounds
 * @param count at least 1
 */
public record Counted(Parameter base, int count) implements Parameter {
  public Counted {
    if (count < 1) {
      throw new IllegalArgumentException("count " + count + " is not >= 1");
    }
  }

  /**
   * So many values of a range, evenly spaced on its own scale; fewer where it has fewer.
   *
   * @param window what the points span
   */
  public static List<Object> points(Parameter range, Interval window, int count) {
    Set<Object> values = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      double at = at(window, count == 1 ? 0.5 : i / (count - 1.0));
      // A window of one point yields that point as the kind has it: an integer, a multiple of q.
      values.add(range.over(new Interval(at, at, window.scale())).quantile(0.5));
    }
    return new ArrayList<>(values);
  }

  /** The value a share of the way from the window's low end to its high end, in its own scale. */
  private static double at(Interval window, double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? window.low() : window.high();
    }
    double low = window.scale().to(window.low());
    double at = window.scale().from(low + share * (window.scale().to(window.high()) - low));
    return Math.max(window.low(), Math.min(window.high(), Numbers.rounded(at)));
  }

  @Override
  public String kind() {
    return base.kind();
  }

  @Override
  public String range() {
    return base.range() + " at " + count + " points";
  }

  @Override
  public Object quantile(double u) {
    return base.quantile(u);
  }

  @Override
  public Optional<GridPoints> grid() {
    return Optional.of(GridPoints.of(points(base, (Interval) base.extent().orElseThrow(), count)));
  }

  @Override
  public Optional<GridPoints> support() {
    return base.support();
  }

  @Override
  public boolean contains(Object value) {
    return base.contains(value);
  }

  @Override
  public double spacing() {
    return base.spacing();
  }

  @Override
  public Optional<Extent> extent() {
    return base.extent();
  }

  @Override
  public Parameter over(Extent extent) {
    return new Counted(base.over(extent), count);
  }
}
