package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.tables.CsvRecords.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reader of one csv file. Not thread-safe; for one use. */
final class CsvTable {
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  private static final String DIGITS = "0123456789+-.eE";

  private final String file;
  private final CsvFormat format;
  private final Function<List<String>, Table> start;
  private List<String> columns = List.of();
  private Table table;

  /**
   * Nothing read yet.
   *
   * @param start makes the table that has these columns
   */
  CsvTable(String file, CsvFormat format, Function<List<String>, Table> start) {
    this.file = file;
    this.format = format;
    this.start = start;
  }

  /**
   * Reads to the end.
   *
   * @throws DataException with {@code file:line:column} where there is one
   */
  Table read(BufferedReader lines) throws IOException {
    CsvRecords records = new CsvRecords(file, format.separator(), lines);
    for (List<Field> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
      if (columns.isEmpty()) {
        head(fields);
        if (format.header()) {
          continue;
        }
      }
      row(fields);
    }
    if (columns.isEmpty()) {
      throw new DataException(file + ": is empty");
    }
    return table;
  }

  private void head(List<Field> fields) {
    columns =
        format.header()
            ? fields.stream().map(Field::text).toList()
            : IntStream.range(0, fields.size()).mapToObj(String::valueOf).toList();
    if (columns.size() < 2) {
      throw new DataException(
          "%s: has one column only; a table needs a label and a feature, separated by '%s'"
              .formatted(file, format.separator()));
    }
    refuseEmptyEnd(fields);
    table = start.apply(columns);
    if (format.header() && format.assumed() && table.looksLikeData()) {
      table.warnOfHeader(
          "%s: looks like data, but is taken for the names of the columns; if it is, write header: false"
              .formatted(file + ":" + fields.get(0).line()));
    }
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

  private void row(List<Field> fields) {
    if (fields.size() != columns.size()) {
      throw new DataException(
          "%s: has %d fields, the first line %d"
              .formatted(fields.get(0).in(file), fields.size(), columns.size()));
    }
    for (int column = 0; column < fields.size(); column++) {
      Field field = fields.get(column);
      String at = field.in(file);
      if (MISSING.contains(field.text().toLowerCase(Locale.ROOT))) {
        throw new DataException(
            "%s: the value of column '%s' is missing; fill it in, or leave the row out"
                .formatted(at, columns.get(column)));
      }
      if (column != table.label()) {
        table.feature(number(field.text(), column, at));
      } else if (table.regression()) {
        table.target(number(field.text(), column, at));
      } else {
        table.className(field.text());
      }
    }
  }

  private double number(String text, int column, String at) {
    try {
      double number = Double.parseDouble(text);
      if (text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
        return finite(number, text, column, at);
      }
    } catch (NumberFormatException e) {
      // Said below, as for what Java alone takes for a number.
    }
    throw new DataException(
        "%s: '%s' in column '%s' is not a number".formatted(at, text, columns.get(column)));
  }

  private double finite(double number, String text, int column, String at) {
    if (!Float.isFinite((float) number)) {
      throw new DataException(
          "%s: %s in column '%s' is too large; at most 3.4e38 can be read"
              .formatted(at, text, columns.get(column)));
    }
    return number;
  }
}
