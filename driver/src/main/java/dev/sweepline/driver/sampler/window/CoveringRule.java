package dev.sweepline.driver.sampler.window;

import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rule that a stage's window covers the best trials so far: of a range the stretch that they
 * take and a little more, of a list of numbers those between their least and largest, of another
 * list the values that they have. So a parameter that does not matter stays open, and one that does
 * narrows. The reasons are in driver/RATIONALE.md.
 *
 * @param space as declared
 */
public record CoveringRule(SearchSpace space) {
  private static final int LEAST = 3;
  private static final int MOST = 12;

  /** The share of the stretch that a window is wider to each side. */
  private static final double MARGIN = 0.1;

  /**
   * The window after a stage.
   *
   * @param stage the one that has ended, from 0
   * @param firstTrials how many trials the first stage had
   * @param wanted how many the next has: as many points at least must be left to try in the window
   * @param best the trials to go by, best first, by full parameter name
   */
  public Map<String, Extent> next(
      int stage, int firstTrials, int wanted, List<Map<String, Object>> best) {
    int most = best.size();
    int top = Math.min(count(stage, firstTrials), Math.max(1, most / 3));
    Map<String, Extent> window = covering(best.subList(0, Math.min(top, most)), stage);
    while (top < most && room(window, best) < wanted) {
      top++;
      window = covering(best.subList(0, top), stage);
    }
    return most == 0 || room(window, best) < wanted ? covering(List.of(), stage) : window;
  }

  /** A fifth of the first stage's trials, and the square root of a half of that after each. */
  private static int count(int stage, int firstTrials) {
    double first = Math.max(LEAST, Math.min(MOST, firstTrials / 5.0));
    return Math.max(LEAST, (int) Math.round(first * Math.pow(0.5, stage / 2.0)));
  }

  private Map<String, Extent> covering(List<Map<String, Object>> top, int stage) {
    Map<String, Extent> window = new TreeMap<>();
    space
        .parameters()
        .forEach(
            (name, parameter) ->
                parameter
                    .extent()
                    .ifPresent(
                        declared ->
                            window.put(
                                name, covering(parameter, declared, values(top, name), stage))));
    return window;
  }

  private static List<Object> values(List<Map<String, Object>> rows, String name) {
    return rows.stream().filter(row -> row.containsKey(name)).map(row -> row.get(name)).toList();
  }

  /** What none of the best takes part in stays as it was declared. */
  private static Extent covering(
      Parameter parameter, Extent declared, List<Object> top, int stage) {
    if (top.isEmpty()) {
      return declared;
    }
    if (declared instanceof Interval interval) {
      return interval(parameter, interval, top, stage);
    }
    List<Object> all = ((Extent.Values) declared).values();
    if (all.stream().allMatch(Number.class::isInstance)) {
      DoubleSummaryStatistics stretch = stretch(top, Scale.LINEAR);
      return new Extent.Values(
          all.stream().filter(value -> holds(stretch, ((Number) value).doubleValue())).toList());
    }
    Set<Object> seen = top.stream().map(CanonicalValue::of).collect(Collectors.toSet());
    return new Extent.Values(
        all.stream().filter(value -> seen.contains(CanonicalValue.of(value))).toList());
  }

  private static DoubleSummaryStatistics stretch(List<Object> values, Scale scale) {
    return values.stream()
        .mapToDouble(value -> scale.to(((Number) value).doubleValue()))
        .summaryStatistics();
  }

  private static boolean holds(DoubleSummaryStatistics stretch, double value) {
    return value >= stretch.getMin() && value <= stretch.getMax();
  }

  private static Interval interval(
      Parameter parameter, Interval declared, List<Object> top, int stage) {
    Scale scale = declared.scale();
    DoubleSummaryStatistics stretch = stretch(top, scale);
    double whole = scale.to(declared.high()) - scale.to(declared.low());
    double margin =
        MARGIN * Math.max(stretch.getMax() - stretch.getMin(), whole * Math.pow(0.5, stage));
    double low = scale.from(stretch.getMin() - margin);
    double high = scale.from(stretch.getMax() + margin);
    if (parameter instanceof IntUniform) {
      low = Math.floor(low);
      high = Math.ceil(high);
    }
    return parameter.bounded()
        ? new Interval(
            Math.max(declared.low(), Math.min(low, declared.high())),
            Math.min(declared.high(), Math.max(high, declared.low())),
            scale)
        : new Interval(low, high, scale);
  }

  /** How many points of a window none of these trials has tried; very many where it has no end. */
  private double room(Map<String, Extent> window, List<Map<String, Object>> tried) {
    double points = 1;
    for (Parameter parameter : space.over(window).parameters().values()) {
      Optional<GridPoints> support = parameter.support();
      points *= support.isPresent() ? support.get().count() : Double.POSITIVE_INFINITY;
    }
    return Double.isInfinite(points)
        ? points
        : points - tried.stream().filter(row -> inside(window, row)).count();
  }

  private static boolean inside(Map<String, Extent> window, Map<String, Object> row) {
    return window.entrySet().stream()
        .allMatch(
            entry ->
                !row.containsKey(entry.getKey())
                    || inside(entry.getValue(), row.get(entry.getKey())));
  }

  private static boolean inside(Extent extent, Object value) {
    if (extent instanceof Interval interval) {
      double number = ((Number) value).doubleValue();
      return number >= interval.low() && number <= interval.high();
    }
    return ((Extent.Values) extent)
        .values().stream().anyMatch(each -> CanonicalValue.equal(each, value));
  }
}
