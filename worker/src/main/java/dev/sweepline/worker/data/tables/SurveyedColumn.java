package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.columns.ColumnKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Column of a table of which nothing is said yet, as a survey found it.
 *
 * @param gaps rows without a value
 * @param whole whether all its values are integers; false of texts and dates
 * @param counts rows of each value, the most frequent first; empty where there are more than {@link
 *     #MOST_COUNTED} values
 * @param useless why it would only tell rows apart; empty where it may tell more
 */
public record SurveyedColumn(
    String name,
    ColumnKind kind,
    int gaps,
    boolean whole,
    Map<String, Integer> counts,
    Optional<String> useless) {
  public static final int MOST_COUNTED = 1000;

  static SurveyedColumn of(ColumnCells cells) {
    Map<Double, Integer> counts = new HashMap<>();
    boolean whole = cells.kind() == ColumnKind.NUMBER;
    for (int row = 0; row < cells.rows(); row++) {
      double value = cells.value(row);
      if (!Double.isNaN(value)) {
        whole &= value == Math.rint(value);
        if (counts.size() <= MOST_COUNTED) {
          counts.merge(value, 1, Integer::sum);
        }
      }
    }
    return new SurveyedColumn(
        cells.name(),
        cells.kind(),
        cells.gaps(),
        whole,
        counts.size() > MOST_COUNTED ? Map.of() : shown(cells, counts),
        IdColumns.reason(cells));
  }

  private static Map<String, Integer> shown(ColumnCells cells, Map<Double, Integer> counts) {
    Map<String, Integer> shown = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<Double, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> shown.put(text(cells, entry.getKey()), entry.getValue()));
    return shown;
  }

  private static String text(ColumnCells cells, double value) {
    if (cells.kind() == ColumnKind.TEXT) {
      return cells.texts().get((int) value);
    }
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
