package dev.sweepline.sweep.space;

import dev.sweepline.sweep.value.GridPoints;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The points that draws can reach in a space that has an end near enough to draw each once.
 *
 * @param grid every value that a draw may give
 * @param size how many points there are
 */
public record FiniteSpace(Grid grid, int size) {
  /** Beyond, repeats are rare and looking for them costs memory. */
  private static final BigInteger MOST_POINTS = BigInteger.valueOf(1_000_000);

  /** Empty where the space has no end, a far one, or one that would take too long to count. */
  public static Optional<FiniteSpace> of(SearchSpace space) {
    Map<String, GridPoints> support = new LinkedHashMap<>();
    space.parameters().forEach((name, p) -> p.support().ifPresent(all -> support.put(name, all)));
    if (support.size() < space.parameters().size()) {
      return Optional.empty();
    }
    Grid grid = new Grid(space, support);
    if (grid.product().bitLength() > Long.SIZE) {
      return Optional.empty();
    }
    return grid.size()
        .filter(points -> points.compareTo(MOST_POINTS) <= 0)
        .map(points -> new FiniteSpace(grid, points.intValueExact()));
  }
}
