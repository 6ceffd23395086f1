package dev.sweepline.worker.data.csv;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.csv.CsvRecords.Field;
import dev.sweepline.worker.data.tables.ColumnCells;
import dev.sweepline.worker.data.tables.NumberText;
import dev.sweepline.worker.data.tables.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Look over a csv file for the kinds of the columns of which nobody said what they are: numbers, or
 * text. Not thread-safe; for one use.
 */
final class CsvKinds {
  /** A column of so many numbers for each text has mistakes in it. */
  private static final int NUMBERS_FOR_A_TEXT = 9;

  /** Names such as {@code A/5 21171} among numbers, no mistakes, where so many differ. */
  private static final int NAMES = 10;

  private final String file;
  private final CsvFormat format;
  private final Function<List<String>, Table> start;
  private final Map<Integer, Count> counts = new TreeMap<>();

  CsvKinds(String file, CsvFormat format, Function<List<String>, Table> start) {
    this.file = file;
    this.format = format;
    this.start = start;
  }

  /** So many different texts are remembered of a column. */
  private static final int MOST_KEPT = 1000;

  /** Numbers and texts of one column. */
  private static final class Count {
    private final String name;
    private long numbers;
    private final Set<String> different = new HashSet<>();
    private long texts;
    private boolean infinite;
    private String firstText = "";
    private String firstPlace = "";

    Count(String name) {
      this.name = name;
    }

    void add(Field field, String file) {
      if (ColumnCells.isMissing(field.text())) {
        return;
      }
      if (NumberText.read(field.text()).isPresent()) {
        numbers++;
        return;
      }
      if (texts++ == 0) {
        firstText = field.text();
        firstPlace = field.in(file);
      }
      infinite |= NumberText.isInfinite(field.text());
      if (different.size() < MOST_KEPT) {
        different.add(field.text());
      }
    }

    ColumnKind kind() {
      if (texts > 0 && (infinite || !isText())) {
        throw new DataException(
            "%s: '%s' in column '%s' is not a number; mend it, write columns: {%s: text}, or drop the column"
                .formatted(firstPlace, firstText, name, name));
      }
      return texts > 0 ? ColumnKind.TEXT : ColumnKind.NUMBER;
    }

    /** Texts outnumber the numbers, or are too many to be slips. */
    private boolean isText() {
      boolean names =
          different.size() >= NAMES && different.size() > Math.min(texts, MOST_KEPT) / 2;
      return texts > numbers || (names && numbers < NUMBERS_FOR_A_TEXT * texts);
    }
  }

  /**
   * Reads to the end.
   *
   * @throws DataException with {@code file:line:column} of the first text in a column of numbers
   */
  Map<Integer, ColumnKind> read(BufferedReader lines) throws IOException {
    CsvRecords records = new CsvRecords(file, format.separator(), lines);
    List<Field> first = records.next();
    if (format.header()) {
      begin(first.stream().map(Field::text).toList());
    } else {
      begin(CsvTable.numbered(first.size()));
      count(first);
    }
    for (List<Field> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
      count(fields);
    }
    Map<Integer, ColumnKind> kinds = new HashMap<>();
    counts.forEach((column, count) -> kinds.put(column, count.kind()));
    return kinds;
  }

  private void begin(List<String> columns) {
    start
        .apply(columns)
        .features()
        .forEach(
            (column, cells) -> {
              if (!cells.sure()) {
                counts.put(column, new Count(cells.name()));
              }
            });
  }

  private void count(List<Field> fields) {
    counts.forEach(
        (column, count) -> {
          if (column < fields.size()) {
            count.add(fields.get(column), file);
          }
        });
  }
}
