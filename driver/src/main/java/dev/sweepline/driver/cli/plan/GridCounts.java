package dev.sweepline.driver.cli.plan;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.space.Grid;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The number of points of a grid, and what removed the others. Immutable.
 *
 * @param listed combinations of the values as the file lists them
 * @param product combinations of different values
 * @param conditional points after conditions; empty where counting takes too long
 * @param points after constraints, too; empty where counting takes too long
 */
record GridCounts(
    BigInteger listed,
    BigInteger product,
    Optional<BigInteger> conditional,
    Optional<BigInteger> points) {

  static GridCounts of(Sweep sweep) {
    Grid grid = new Grid(sweep.space());
    BigInteger listed =
        sweep.space().parameters().values().stream()
            .map(
                parameter ->
                    parameter instanceof Categorical list
                        ? list.values().size()
                        : parameter.grid().orElseThrow().count())
            .map(count -> BigInteger.valueOf(count.longValue()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    return new GridCounts(listed, grid.product(), grid.sizeUnconstrained(), grid.size());
  }

  /** For a person, one line each; nothing where nothing was removed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    removed(lines, "equal values", listed, Optional.of(product));
    removed(lines, "conditions (when)", product, conditional);
    removed(lines, "constraints (require)", conditional.orElse(product), points);
    if (points.isEmpty()) {
      lines.add(
          "grid: at most "
              + grouped(conditional.orElse(product))
              + " points; too many to count under require, which is tried on each as it comes");
    }
    return lines;
  }

  private static void removed(
      List<String> lines, String by, BigInteger before, Optional<BigInteger> after) {
    if (after.isPresent() && !after.get().equals(before)) {
      lines.add(
          "grid: %s removed %s of %s points, %s are left"
              .formatted(
                  by,
                  grouped(before.subtract(after.get())),
                  grouped(before),
                  grouped(after.get())));
    }
  }

  static String grouped(BigInteger number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** As JSON; numbers beyond 2^53 are exact. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("listed", listed);
    json.put("combinations", product);
    json.put("afterConditions", conditional.orElse(null));
    json.put("points", points.orElse(null));
    return json;
  }
}
