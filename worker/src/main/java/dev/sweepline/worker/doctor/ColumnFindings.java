package dev.sweepline.worker.doctor;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Findings about single columns of a table: those that never change, those that tell the answer.
 */
final class ColumnFindings {
  private static final int MOST_ROWS = 2000;
  private static final int MOST_COLUMNS = 2000;
  private static final int MOST_NAMED = 5;

  /** A column that tells more than this alone is the answer in other words. */
  private static final double TELLING = 0.99;

  /** What a good honest column may tell. */
  private static final double HONEST = 0.9;

  /** Chance of a false alarm over all columns together. */
  private static final double ALARM = 1e-3;

  private static final double SAME_LINE = 1 - 1e-6;

  private ColumnFindings() {}

  /**
   * Looks at tables only: edges of images are constant, and no pixel tells what there is to see.
   */
  static List<Finding> of(DataSplits data) {
    if (!(data.shape() instanceof InputShape.Flat)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    int[] constant = constant(data.train(), data.features());
    if (constant.length > 0) {
      findings.add(
          Finding.wrong(
              "%s the same value in every training row: nothing is learnt from %s; leave %s out"
                  .formatted(
                      (constant.length == 1 ? "column %s has" : "columns %s have")
                          .formatted(named(constant, data)),
                      constant.length == 1 ? "it" : "them",
                      constant.length == 1 ? "it" : "them")));
    }
    int[] telling = data.features() > MOST_COLUMNS ? new int[0] : telling(data);
    if (telling.length > 0) {
      findings.add(
          Finding.wrong(
              "column %s tells the answer alone: is it the answer in other words?"
                  .formatted(named(telling, data))));
    }
    return findings;
  }

  /** By name; where they have none, counted from 1. */
  private static String named(int[] columns, DataSplits data) {
    String names =
        String.join(
            ", ",
            Arrays.stream(columns)
                .limit(MOST_NAMED)
                .mapToObj(column -> named(column, data))
                .toList());
    return columns.length > MOST_NAMED ? names + ", …" : names;
  }

  private static String named(int column, DataSplits data) {
    return data.columns()
        .map(columns -> "'" + columns.names().get(column) + "'")
        .orElseGet(() -> (column + 1) + " of " + data.features());
  }

  private static int[] constant(DataPart part, int features) {
    float[] first = new float[features];
    float[] values = new float[features];
    boolean[] varies = new boolean[features];
    part.copy(0, first);
    for (int row = 1; row < part.rows(); row++) {
      part.copy(row, values);
      for (int f = 0; f < features; f++) {
        varies[f] |= values[f] != first[f];
      }
    }
    return IntStream.range(0, features).filter(f -> !varies[f]).toArray();
  }

  private static int[] telling(DataSplits data) {
    List<float[]> rows = new ArrayList<>();
    List<Double> answers = new ArrayList<>();
    boolean labels = data.task() instanceof Task.Classification;
    List<DataPart> parts = List.of(data.train(), data.validation(), data.test());
    int all = parts.stream().mapToInt(DataPart::rows).sum();
    int stride = (all + MOST_ROWS - 1) / MOST_ROWS;
    Set<Integer> seen = new HashSet<>();
    for (DataPart part : parts) {
      for (int row = 0; row < part.rows(); row += stride) {
        float[] values = new float[data.features()];
        part.copy(row, values);
        if (seen.add(Arrays.hashCode(values))) { // a copy of a row is its own best neighbour
          rows.add(values);
          answers.add(labels ? part.label(row) : part.target(row, 0));
        }
      }
    }
    double[] wanted = answers.stream().mapToDouble(Double::doubleValue).toArray();
    return IntStream.range(0, data.features())
        .filter(
            f -> {
              double[] column = rows.stream().mapToDouble(row -> row[f]).toArray();
              return labels
                  ? tellsClass(column, wanted, data.features())
                  : data.features() > 1 && tellsNumber(column, wanted);
            })
        .toArray();
  }

  /**
   * Whether each row's class is that of its neighbour in this column alone: nearly always, and more
   * often than an honest column's luck explains. That takes some hundred rows.
   */
  private static boolean tellsClass(double[] column, double[] classes, int columns) {
    if (column.length < 2) {
      return false;
    }
    Integer[] order =
        Stream.iterate(0, row -> row + 1).limit(column.length).toArray(Integer[]::new);
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer row) -> column[row])
            .thenComparing(Comparator.naturalOrder()));
    int told = 0;
    for (int k = 0; k < order.length; k++) {
      double below = k == 0 ? Double.POSITIVE_INFINITY : column[order[k]] - column[order[k - 1]];
      double above =
          k == order.length - 1
              ? Double.POSITIVE_INFINITY
              : column[order[k + 1]] - column[order[k]];
      int neighbour = order[below <= above ? k - 1 : k + 1];
      told += classes[neighbour] == classes[order[k]] ? 1 : 0;
    }
    double commonest =
        Arrays.stream(classes)
                .distinct()
                .map(kind -> Arrays.stream(classes).filter(other -> other == kind).count())
                .max()
                .orElse(0)
            / classes.length;
    double honest = Math.max(HONEST, (1 + commonest) / 2);
    return told >= TELLING * column.length
        && Binomial.atLeast(told, column.length, honest) < ALARM / columns;
  }

  private static boolean tellsNumber(double[] column, double[] numbers) {
    double meanX = Arrays.stream(column).average().orElse(0);
    double meanY = Arrays.stream(numbers).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = 0; row < column.length; row++) {
      double x = column[row] - meanX;
      double y = numbers[row] - meanY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    return xx > 0 && yy > 0 && xy * xy > SAME_LINE * xx * yy;
  }
}
