package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.UserException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a table that hold results, as the user names them: a name, or the beginning of
 * several names with a star behind it.
 *
 * @param objective what a training ended with; several columns are several trainings
 * @param curve the objective after each step
 * @param step the column that says after how many epochs a row was measured, where a training is
 *     several rows
 * @param metric the objective's name in the sweep file, for a table that calls it the same
 */
public record ColumnRequest(
    Optional<String> objective, Optional<String> curve, Optional<String> step, String metric) {
  private static final Pattern NUMBER_BEHIND = Pattern.compile(".*?(\\d+)");

  /**
   * The columns found.
   *
   * @param objective indices, one a training; none where the curve says it
   * @param curve indices in the order of steps; none where there is no curve
   * @param step at most one index
   */
  record Found(List<Integer> objective, List<Integer> curve, List<Integer> step) {}

  /**
   * Looks them up.
   *
   * @param header the table's columns
   * @throws UserException where one is missing
   */
  Found in(String table, List<String> header) {
    List<Integer> steps = step.map(name -> find(table, header, "--step", name)).orElse(List.of());
    List<Integer> curves =
        curve.map(name -> inOrder(find(table, header, "--curve", name), header)).orElse(List.of());
    if (!curves.isEmpty() && (objective.isEmpty() || objective.equals(curve))) {
      return new Found(List.of(), curves, steps);
    }
    return new Found(
        objective
            .map(name -> find(table, header, "--objective", name))
            .orElseGet(() -> byMetric(table, header)),
        curves,
        steps);
  }

  private List<Integer> byMetric(String table, List<String> header) {
    List<Integer> exact = matching(header, metric);
    List<Integer> found = exact.isEmpty() ? matching(header, metric + "*") : exact;
    if (found.isEmpty()) {
      throw new UserException(
          "%s: has no column '%s', which metric.name asks for; write --objective COLUMN; there are %s"
              .formatted(table, metric, listed(header)));
    }
    return found;
  }

  private static List<Integer> find(
      String table, List<String> header, String option, String pattern) {
    List<Integer> found = matching(header, pattern);
    if (found.isEmpty()) {
      throw new UserException(
          "%s: has no column '%s', which %s asks for%s"
              .formatted(table, pattern, option, advice(header, pattern)));
    }
    return found;
  }

  private static String advice(List<String> header, String pattern) {
    return matching(header, pattern + "*").isEmpty()
        ? DidYouMean.hintOr(pattern, header, Map.of(), "there are " + listed(header))
        : "; for all columns that begin so write '" + pattern + "*'";
  }

  private static List<Integer> matching(List<String> header, String pattern) {
    boolean prefix = pattern.endsWith("*");
    String name = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (prefix ? header.get(i).startsWith(name) : header.get(i).equals(name)) {
        found.add(i);
      }
    }
    return found;
  }

  /** By the numbers at the ends of names, where all have one. */
  private static List<Integer> inOrder(List<Integer> columns, List<String> header) {
    boolean numbered =
        columns.stream().allMatch(column -> NUMBER_BEHIND.matcher(header.get(column)).matches());
    return numbered
        ? columns.stream().sorted(Comparator.comparing(i -> number(header.get(i)))).toList()
        : columns;
  }

  private static double number(String name) {
    Matcher matcher = NUMBER_BEHIND.matcher(name);
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private static String listed(List<String> header) {
    int most = 12;
    return String.join(", ", header.subList(0, Math.min(most, header.size())))
        + (header.size() > most ? ", … (" + header.size() + " in all)" : "");
  }
}
