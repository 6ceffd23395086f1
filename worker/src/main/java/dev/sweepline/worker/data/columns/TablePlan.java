package dev.sweepline.worker.data.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plan of what becomes of a table's columns: their kinds are known, no number of any row is yet.
 * Immutable, thread-safe.
 *
 * @param columns that become features
 * @param leftOut the others but the label, by name, with the reason
 */
public record TablePlan(List<TableColumn> columns, Map<String, String> leftOut) {
  private static final int MOST_LINES = 60;

  public TablePlan {
    columns = List.copyOf(columns);
    leftOut = Map.copyOf(leftOut);
  }

  /**
   * Takes categories, means and medians from some rows and from no others.
   *
   * @param cells by the columns of this plan
   */
  public TableEncoder fit(Cells cells, int[] rows) {
    List<Feature> features = new ArrayList<>();
    List<Integer> sources = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      ColumnFit fit = fit(columns.get(at), TrainingCells.of(cells, rows, at));
      for (Feature feature : fit.features()) {
        features.add(feature);
        sources.add(at);
      }
      if (fit.line().isEmpty()) {
        plain.add(columns.get(at).name());
      } else {
        lines.add(fit.line());
      }
    }
    return new TableEncoder(features, sources, leftOut.isEmpty(), lines(plain, lines));
  }

  private static ColumnFit fit(TableColumn column, TrainingCells training) {
    return switch (column.kind()) {
      case NUMBER -> NumberFit.of(column, training);
      case TEXT -> TextFit.of(column, training);
      case DATE -> DateFit.of(column, training);
    };
  }

  private List<String> lines(List<String> plain, List<String> others) {
    List<String> lines = new ArrayList<>();
    if (!plain.isEmpty()) {
      lines.add("numbers as they are: " + some(plain));
    }
    lines.addAll(others.subList(0, Math.min(MOST_LINES, others.size())));
    if (others.size() > MOST_LINES) {
      lines.add((others.size() - MOST_LINES) + " more columns like these");
    }
    leftOut.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_LINES)
        .forEach(
            out -> lines.add("column '%s': left out: %s".formatted(out.getKey(), out.getValue())));
    return lines;
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_LINES, names.size())))
        + (names.size() > MOST_LINES ? ", …" : "");
  }
}
