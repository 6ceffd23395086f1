package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search space as coordinates, one for each parameter that has more than one value, in the
 * space's order. Immutable, thread-safe.
 */
public final class SpaceEncoding {
  private static final double LOWEST = 0x1p-53;

  private final SearchSpace space;
  private final Assignments assignments;
  private final List<Dimension> dimensions;
  private final Map<String, Integer> positions = new HashMap<>();

  public SpaceEncoding(SearchSpace space) {
    this.space = space;
    this.assignments = space.assignments();
    List<Dimension> found = new ArrayList<>();
    space
        .parameters()
        .forEach((name, parameter) -> dimension(name, parameter).ifPresent(found::add));
    this.dimensions = List.copyOf(found);
    dimensions.forEach(each -> positions.put(each.name(), positions.size()));
  }

  private static Optional<Dimension> dimension(String name, Parameter parameter) {
    if (parameter instanceof Constant) {
      return Optional.empty();
    }
    if (parameter instanceof Categorical list) {
      return Optional.of(NumberLists.dimension(name, list)).filter(each -> each.levels() > 1);
    }
    long count = parameter.support().map(GridPoints::count).orElse(0L);
    return parameter.quantile(LOWEST).equals(parameter.quantile(1 - LOWEST))
        ? Optional.empty()
        : Optional.of(
            new Dimension.Range(name, parameter, count <= Integer.MAX_VALUE ? (int) count : 0));
  }

  public SearchSpace space() {
    return space;
  }

  /** The dimensions, in the space's order. */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /** Where a parameter's coordinate stands; empty for one that has a single value. */
  public Optional<Integer> position(String name) {
    return Optional.ofNullable(positions.get(name));
  }

  /**
   * Coordinates of an assignment; NaN for each parameter that is not part of it, or has a value
   * there that the space does not know.
   *
   * @param values by full name
   */
  public double[] encode(Map<String, Object> values) {
    double[] coordinates = new double[dimensions.size()];
    Arrays.setAll(
        coordinates,
        i ->
            values.containsKey(dimensions.get(i).name())
                ? dimensions.get(i).encode(values.get(dimensions.get(i).name()))
                : Double.NaN);
    return coordinates;
  }

  /**
   * The legal assignment at coordinates by full name, with constants and what is derived; those of
   * parameters that conditions switch off are passed over, NaN counts as the middle. Empty where a
   * constraint forbids it.
   */
  public Optional<Map<String, Object>> decode(double[] coordinates) {
    return assignments.flat(name -> value(name, coordinates)).map(Collections::unmodifiableMap);
  }

  private Object value(String name, double[] coordinates) {
    Integer position = positions.get(name);
    return position == null || Double.isNaN(coordinates[position])
        ? space.parameters().get(name).quantile(0.5)
        : dimensions.get(position).decode(coordinates[position]);
  }
}
