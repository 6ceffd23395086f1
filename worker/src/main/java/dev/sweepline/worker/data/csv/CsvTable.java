package dev.sweepline.worker.data.csv;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.csv.CsvRecords.Field;
import dev.sweepline.worker.data.tables.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reader of one csv file. Not thread-safe; for one use. */
final class CsvTable {
  private final String file;
  private final CsvFormat format;
  private final Function<List<String>, Table> start;
  private final Map<Integer, ColumnKind> kinds;
  private List<String> columns = List.of();
  private Table table;

  /**
   * Nothing read yet.
   *
   * @param start makes the table that has these columns
   * @param kinds of columns, by number, where it is known that not all are numbers
   */
  CsvTable(
      String file,
      CsvFormat format,
      Function<List<String>, Table> start,
      Map<Integer, ColumnKind> kinds) {
    this.file = file;
    this.format = format;
    this.start = start;
    this.kinds = kinds;
  }

  /**
   * Reads to the end; nothing where there is text in a column of which nobody said what it is.
   *
   * @throws DataException with {@code file:line:column} where there is one
   */
  Optional<Table> read(BufferedReader lines) throws IOException {
    CsvRecords records = new CsvRecords(file, format.separator(), lines);
    for (List<Field> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
      if (columns.isEmpty()) {
        head(fields);
        if (format.header()) {
          continue;
        }
      }
      if (!row(fields)) {
        return Optional.empty();
      }
    }
    if (columns.isEmpty()) {
      throw new DataException(file + ": is empty");
    }
    return Optional.of(table);
  }

  private void head(List<Field> fields) {
    columns = format.header() ? fields.stream().map(Field::text).toList() : numbered(fields.size());
    if (columns.size() < 2) {
      throw new DataException(
          "%s: has one column only; a table needs a label and a feature, separated by '%s'"
              .formatted(file, format.separator()));
    }
    refuseEmptyEnd(fields);
    table = start.apply(columns);
    table
        .features()
        .forEach((column, cells) -> Optional.ofNullable(kinds.get(column)).ifPresent(cells::kind));
    if (format.header() && format.assumed() && table.looksLikeData()) {
      table.warnOfHeader(
          "%s: looks like data, but is taken for the names of the columns; if it is, write header: false"
              .formatted(file + ":" + fields.get(0).line()));
    }
  }

  /** Names of columns that have none. */
  static List<String> numbered(int columns) {
    return IntStream.range(0, columns).mapToObj(String::valueOf).toList();
  }

  /** A separator at the end of every line makes a column without a name. */
  private void refuseEmptyEnd(List<Field> fields) {
    Field last = fields.get(fields.size() - 1);
    if (format.header() && last.text().isEmpty()) {
      throw new DataException(
          "%s: the last column has no name; name it, or take the '%s' from the end of the lines"
              .formatted(last.in(file), format.separator()));
    }
  }

  private boolean row(List<Field> fields) {
    if (fields.size() != columns.size()) {
      throw new DataException(
          "%s: has %d fields, the first line %d"
              .formatted(fields.get(0).in(file), fields.size(), columns.size()));
    }
    for (int column = 0; column < fields.size(); column++) {
      Field field = fields.get(column);
      if (!table.cell(column, field.text(), () -> field.in(file))) {
        return false;
      }
    }
    return true;
  }
}
