package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The part of a table that lies in a sweep file's space. Stateless. */
public final class SpaceFit {
  /** Beyond, a parameter's values are compared with its range alone. */
  private static final long MOST_VALUES = 10_000;

  private SpaceFit() {}

  /** The names that a table's columns may have to be part of its configurations. */
  public static List<String> columns(SearchSpace space) {
    return Stream.concat(
            space.parameters().keySet().stream(), space.rules().derived().keySet().stream())
        .toList();
  }

  /**
   * The configurations that the file's sweep could try.
   *
   * @throws UserException with one line where a parameter is no column, or none of its values is
   *     there
   */
  public static MeasuredTable of(MeasuredTable table, ParsedSweep file) {
    SearchSpace space = file.sweep().orElseThrow().space();
    List<MeasuredConfiguration> left = table.configurations();
    for (Map.Entry<String, Parameter> entry : space.parameters().entrySet()) {
      String name = entry.getKey();
      if (table.columns().contains(name)) {
        left = inside(left, name, entry.getValue());
        if (left.isEmpty()) {
          throw wrong(file, name, "%s has no row for %s".formatted(table.name(), range(entry)));
        }
      } else if (!(entry.getValue() instanceof Constant)) {
        throw wrong(
            file,
            name,
            "%s has no column '%s'%s"
                .formatted(
                    table.name(),
                    name,
                    DidYouMean.hintOr(
                        name, table.columns(), Map.of(), "parameters are called as its columns")));
      }
    }
    return table.with(left);
  }

  private static String range(Map.Entry<String, Parameter> entry) {
    return entry.getKey() + " " + entry.getValue().range();
  }

  private static UserException wrong(ParsedSweep file, String name, String message) {
    return UserException.in(file.file(), file.locate(new Problem("parameters." + name, message)));
  }

  /** Those whose value the parameter may have, and those in which it takes no part. */
  private static List<MeasuredConfiguration> inside(
      List<MeasuredConfiguration> all, String name, Parameter parameter) {
    Optional<Set<Object>> values = values(parameter);
    List<MeasuredConfiguration> left = new ArrayList<>();
    boolean met = false;
    for (MeasuredConfiguration each : all) {
      Object value = each.values().get(name);
      boolean inside =
          value != null
              && (values.isPresent()
                  ? values.get().contains(CellValue.key(value))
                  : parameter.contains(value));
      met |= inside;
      if (inside || value == null) {
        left.add(each);
      }
    }
    return met ? left : List.of();
  }

  /** The keys of a parameter's values, where they have an end that is near. */
  private static Optional<Set<Object>> values(Parameter parameter) {
    Optional<GridPoints> points = parameter.support().filter(all -> all.count() <= MOST_VALUES);
    return points.map(
        all -> {
          Set<Object> keys = new HashSet<>();
          for (long i = 0; i < all.count(); i++) {
            keys.add(CellValue.key(all.get(i)));
          }
          return keys;
        });
  }
}
