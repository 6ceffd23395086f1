package dev.sweepline.driver.backtest.table;

import dev.sweepline.driver.backtest.table.ColumnRequest.Found;
import dev.sweepline.sweep.text.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The rows of a table while it is read: rows of equal parameters are one configuration, trained
 * several times or, where a column says after how many epochs, measured several times. Not
 * thread-safe.
 */
final class TableRows {
  private final String name;
  private final List<String> header;
  private final List<Integer> parameters;
  private final Found results;
  private final Map<List<Object>, Group> groups = new LinkedHashMap<>();
  private final Set<Double> steps = new TreeSet<>();

  /** The rows of one configuration. */
  private static final class Group {
    final Map<String, Object> values = new LinkedHashMap<>();
    final List<Curve> curves = new ArrayList<>();
    final Map<Double, List<Double>> measured = new TreeMap<>();
    int rows;
  }

  TableRows(
      String name, List<String> header, Collection<String> parameters, ColumnRequest request) {
    this.name = name;
    this.header = header;
    this.results = request.in(name, header);
    this.parameters =
        IntStream.range(0, header.size())
            .filter(i -> parameters.contains(header.get(i)))
            .boxed()
            .toList();
  }

  void add(List<String> row) {
    List<Object> key = new ArrayList<>();
    for (int column : parameters) {
      key.add(CellValue.of(row.get(column)).map(CellValue::key).orElse(CellValue.ABSENT));
    }
    Group group = groups.computeIfAbsent(key, k -> new Group());
    if (group.values.isEmpty()) {
      for (int column : parameters) {
        CellValue.of(row.get(column))
            .ifPresent(value -> group.values.put(header.get(column), value));
      }
    }
    group.rows++;
    if (results.step().isEmpty()) {
      group.curves.addAll(curves(row));
    } else {
      double step = CellValue.measured(row.get(results.step().get(0)));
      steps.add(step);
      List<Double> values =
          results.objective().stream().map(i -> CellValue.measured(row.get(i))).toList();
      group.measured.merge(step, values, TableRows::joined);
    }
  }

  private static List<Double> joined(List<Double> some, List<Double> more) {
    List<Double> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private List<Curve> curves(List<String> row) {
    double[] ends =
        results.objective().stream().mapToDouble(i -> CellValue.measured(row.get(i))).toArray();
    if (results.curve().isEmpty()) {
      return Arrays.stream(ends).mapToObj(Curve::of).toList();
    }
    double[] curve =
        results.curve().stream().mapToDouble(i -> CellValue.measured(row.get(i))).toArray();
    return ends.length == 0
        ? List.of(new Curve(curve, curve[curve.length - 1]))
        : Arrays.stream(ends).mapToObj(end -> new Curve(curve, end)).toList();
  }

  /** All of them as a table. */
  MeasuredTable table() {
    if (groups.isEmpty()) {
      throw new UserException(name + ": has no rows below the names of its columns");
    }
    List<MeasuredConfiguration> all = new ArrayList<>(groups.size());
    groups.values().forEach(group -> all.add(configuration(group)));
    return new MeasuredTable(
        name, parameters.stream().map(header::get).toList(), all, epochs(), notes());
  }

  private MeasuredConfiguration configuration(Group group) {
    if (results.step().isEmpty()) {
      return new MeasuredConfiguration(group.values, group.curves);
    }
    int replicates = group.measured.values().stream().mapToInt(List::size).max().orElse(1);
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < replicates; i++) {
      int replicate = i;
      double[] values =
          steps.stream()
              .map(step -> group.measured.getOrDefault(step, List.of()))
              .mapToDouble(at -> replicate < at.size() ? at.get(replicate) : Double.NaN)
              .toArray();
      curves.add(new Curve(values, values[values.length - 1]));
    }
    return new MeasuredConfiguration(group.values, curves);
  }

  private List<Double> epochs() {
    if (!results.step().isEmpty()) {
      return List.copyOf(steps);
    }
    return IntStream.rangeClosed(1, Math.max(1, results.curve().size()))
        .mapToObj(Double::valueOf)
        .toList();
  }

  /** Rows of one configuration that some column tells apart are perhaps steps of one training. */
  private List<String> notes() {
    long repeated = groups.values().stream().filter(group -> group.rows > 1).count();
    return repeated == 0 || !results.step().isEmpty()
        ? List.of()
        : List.of(
            "%d configurations stand in several rows, each of which counts as a training of its own; where they are steps of one, write --step COLUMN"
                .formatted(repeated));
  }
}
