package dev.sweepline.sweep.table;

import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.text.CsvText;
import dev.sweepline.sweep.value.ValueText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a table as comma-separated values by RFC 4180, all digits of each: NaN and Infinity
 * are written so, what there is none of is an empty cell, times are ISO 8601. Stateless.
 */
public final class TableText {
  private static final String END = "\r\n";

  private TableText() {}

  /** The first line. */
  public static String head(SweepTable table) {
    return CsvText.line(table.columns().stream().map(TableColumn::name).toList(), ',') + END;
  }

  /** The line of a row. */
  public static String line(List<TableColumn> columns, List<Optional<Object>> row) {
    List<String> cells = new ArrayList<>(row.size());
    for (int at = 0; at < row.size(); at++) {
      ColumnType type = columns.get(at).type();
      cells.add(row.get(at).map(value -> cell(type, value)).orElse(""));
    }
    return CsvText.line(cells, ',') + END;
  }

  private static String cell(ColumnType type, Object value) {
    return type == ColumnType.TIME ? Instant.ofEpochMilli((Long) value).toString() : text(value);
  }

  /** A value of any column as text; lists and maps as JSON. */
  public static String text(Object value) {
    return value instanceof Collection || value instanceof Map
        ? Json.write(Json.tree(value))
        : ValueText.exact(value);
  }
}
