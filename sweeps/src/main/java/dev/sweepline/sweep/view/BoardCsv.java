package dev.sweepline.sweep.view;

import dev.sweepline.sweep.board.BoardColumns;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.CsvText;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A board as comma-separated values by RFC 4180: place, state and value, then parameters, then
 * metrics, all digits of each. Immutable.
 */
public final class BoardCsv {
  private static final List<String> FIXED =
      List.of("rank", "trial", "name", "state", "attempt", "value", "epoch", "slot", "reason");
  private static final String END = "\r\n";

  private final BoardColumns columns;
  private final List<String> keys;
  private final String head;

  /**
   * The columns of a sweep.
   *
   * @param metrics the names of what its trials measure
   */
  public BoardCsv(SweepHistory history, BoardColumns columns, Collection<String> metrics) {
    this.columns = columns;
    List<String> all = new ArrayList<>(FIXED);
    List<String> names = new ArrayList<>(FIXED);
    history
        .submitted()
        .parameters()
        .forEach(
            parameter -> {
              all.add("p." + parameter.name());
              names.add(parameter.name());
            });
    for (String metric : metrics) {
      all.add("m." + metric);
      names.add(metric);
    }
    this.keys = List.copyOf(all);
    this.head = CsvText.line(names, ',') + END;
  }

  /** The first line. */
  public String head() {
    return head;
  }

  /** The line of a row; a value that it lacks is an empty cell. */
  public String line(RankedRow row) {
    List<String> cells =
        keys.stream()
            .map(key -> columns.value(key, row))
            .map(value -> isMissing(value) ? "" : ValueText.exact(value))
            .toList();
    return CsvText.line(cells, ',') + END;
  }

  private static boolean isMissing(Object value) {
    return value instanceof Double number && number.isNaN();
  }
}
