package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index of a table's configurations by their values: the one that is meant, or else the nearest.
 * Distance is measured parameter by parameter in its own scale, from one end of its range to the
 * other 1; between words, and between a value and none, it is 1. Immutable, thread-safe.
 */
public final class TableLookup {
  private final List<Axis> axes;
  private final List<MeasuredConfiguration> configurations;
  private final Map<List<Object>, MeasuredConfiguration> exact = new HashMap<>();
  private final double[][] places;

  /**
   * A parameter that tells configurations apart.
   *
   * @param scale of its numbers; empty where it has words
   */
  private record Axis(String name, Optional<Interval> scale) {
    /** The place of a value; NaN where it takes no part, or is a word. */
    double place(Object value) {
      if (scale.isEmpty() || !(value instanceof Number number)) {
        return Double.NaN;
      }
      Interval range = scale.get();
      double low = range.scale().to(range.low());
      double width = range.scale().to(range.high()) - low;
      return width == 0 ? 0 : (range.scale().to(number.doubleValue()) - low) / width;
    }
  }

  /**
   * A configuration found.
   *
   * @param exact whether it is the one that was asked for
   */
  public record Match(MeasuredConfiguration configuration, boolean exact) {}

  /** An index of a table that lies in a space. */
  public TableLookup(MeasuredTable table, SearchSpace space) {
    this.configurations = table.configurations();
    this.axes = new ArrayList<>();
    for (String name : table.columns()) {
      Parameter parameter = space.parameters().get(name);
      if (!(parameter instanceof Constant)) {
        axes.add(new Axis(name, parameter == null ? Optional.empty() : scale(parameter)));
      }
    }
    this.places = new double[configurations.size()][];
    for (int i = 0; i < configurations.size(); i++) {
      Map<String, Object> values = configurations.get(i).values();
      exact.putIfAbsent(key(values), configurations.get(i));
      places[i] = places(values);
    }
  }

  /**
   * The range of a parameter of numbers; that of a list of numbers is logarithmic if it is wide.
   */
  private static Optional<Interval> scale(Parameter parameter) {
    if (parameter.extent().orElse(null) instanceof Interval interval) {
      return Optional.of(interval);
    }
    Optional<GridPoints> points = parameter.support();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (long i = 0; points.isPresent() && i < points.get().count(); i++) {
      if (!(points.get().get(i) instanceof Number number)) {
        return Optional.empty();
      }
      low = Math.min(low, number.doubleValue());
      high = Math.max(high, number.doubleValue());
    }
    boolean wide = low > 0 && high / low >= 10;
    return low <= high
        ? Optional.of(new Interval(low, high, wide ? Scale.LOG : Scale.LINEAR))
        : Optional.empty();
  }

  private List<Object> key(Map<String, Object> values) {
    List<Object> key = new ArrayList<>(axes.size());
    for (Axis axis : axes) {
      Object value = values.get(axis.name());
      key.add(value == null ? CellValue.ABSENT : CellValue.key(value));
    }
    return key;
  }

  private double[] places(Map<String, Object> values) {
    double[] at = new double[axes.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = axes.get(i).place(values.get(axes.get(i).name()));
    }
    return at;
  }

  /**
   * The configuration of an assignment; of equally near ones the first in the table.
   *
   * @param values by full parameter name
   */
  public Match find(Map<String, Object> values) {
    MeasuredConfiguration meant = exact.get(key(values));
    return meant != null ? new Match(meant, true) : new Match(nearest(values), false);
  }

  private MeasuredConfiguration nearest(Map<String, Object> values) {
    double[] wanted = places(values);
    List<Object> words = key(values);
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      double distance = distance(wanted, words, i, least);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return configurations.get(nearest);
  }

  /** The square of the distance; once it is beyond {@code least}, no matter how far. */
  private double distance(double[] wanted, List<Object> words, int row, double least) {
    double sum = 0;
    for (int i = 0; i < wanted.length && sum < least; i++) {
      double there = places[row][i];
      if (Double.isNaN(wanted[i]) || Double.isNaN(there)) {
        sum += sameWord(words.get(i), row, i) ? 0 : 1;
      } else {
        sum += (wanted[i] - there) * (wanted[i] - there);
      }
    }
    return sum;
  }

  private boolean sameWord(Object word, int row, int axis) {
    Object value = configurations.get(row).values().get(axes.get(axis).name());
    return word.equals(value == null ? CellValue.ABSENT : CellValue.key(value));
  }
}
