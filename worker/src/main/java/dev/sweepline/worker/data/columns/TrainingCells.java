package dev.sweepline.worker.data.columns;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cells of one column in the training rows.
 *
 * @param values sorted, those that are there
 * @param gaps how many are missing
 */
@SuppressWarnings("ArrayRecordComponent") // one per row; never compared
record TrainingCells(double[] values, int gaps) {
  static TrainingCells of(Cells cells, int[] rows, int column) {
    double[] values =
        Arrays.stream(rows)
            .mapToDouble(row -> cells.value(row, column))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return new TrainingCells(values, rows.length - values.length);
  }

  /** The number instead of a missing one; NaN where that is refused, 0 where there are none. */
  double fill(Missing missing) {
    if (missing == Missing.ERROR) {
      return Double.NaN;
    }
    if (values.length == 0) {
      return 0;
    }
    return switch (missing) {
      case MEDIAN -> median();
      case MOST_FREQUENT -> mostFrequent();
      default -> mean();
    };
  }

  double mean() {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }

  private double median() {
    double below = values[(values.length - 1) / 2];
    return below + (values[values.length / 2] - below) / 2;
  }

  private double mostFrequent() {
    double best = values[0];
    int most = 0;
    int from = 0;
    for (int at = 1; at <= values.length; at++) {
      if (at == values.length || values[at] != values[from]) {
        if (at - from > most) {
          most = at - from;
          best = values[from];
        }
        from = at;
      }
    }
    return best;
  }

  /** How often there is each. */
  Map<Integer, Long> counts() {
    return Arrays.stream(values)
        .mapToObj(value -> (int) value)
        .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
  }
}
