package dev.sweepline.worker.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads one table. Not thread-safe; for one use. */
final class CsvTable {
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  private static final String DIGITS = "0123456789+-.eE";

  private final String file;
  private final CsvFormat format;
  private final List<String> labels = new ArrayList<>();
  private List<String> columns = List.of();
  private int labelColumn;
  private float[] values = new float[1024];
  private int size;

  CsvTable(String file, CsvFormat format) {
    this.file = file;
    this.format = format;
  }

  /**
   * Reads to the end.
   *
   * @throws DataException with {@code file:line:column} where there is one
   */
  RawData read(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String place = file + ":" + ++number;
      if (line.isBlank()) {
        continue;
      }
      String plain = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
      List<CsvFormat.Field> fields = format.fields(plain, place);
      if (columns.isEmpty()) {
        head(fields);
        if (format.header()) {
          continue;
        }
      }
      row(fields, place);
    }
    if (columns.isEmpty()) {
      throw new DataException(file + ": is empty");
    }
    if (labels.isEmpty()) {
      throw new DataException(file + ": has a header, but no rows");
    }
    return data();
  }

  private void head(List<CsvFormat.Field> fields) {
    columns =
        format.header()
            ? fields.stream().map(CsvFormat.Field::text).toList()
            : IntStream.range(0, fields.size()).mapToObj(String::valueOf).toList();
    if (columns.size() < 2) {
      throw new DataException(
          "%s: has one column only; a table needs a label and a feature, separated by '%s'"
              .formatted(file, format.separator()));
    }
    labelColumn = format.label().map(this::labelColumn).orElse(columns.size() - 1);
  }

  private int labelColumn(String label) {
    if (columns.contains(label)) {
      return columns.indexOf(label);
    }
    if (label.matches("[0-9]{1,6}") && Integer.parseInt(label) < columns.size()) {
      return Integer.parseInt(label);
    }
    String near = Near.text(label, columns);
    throw new DataException(
        "%s: has no column '%s'%s"
            .formatted(
                file,
                label,
                near.isEmpty()
                    ? format.header()
                        ? "; its first line names " + shortened(columns)
                        : "; it has columns 0 to " + (columns.size() - 1)
                    : near));
  }

  private void row(List<CsvFormat.Field> fields, String place) {
    if (fields.size() != columns.size()) {
      throw new DataException(
          "%s:1: has %d fields, the first line %d".formatted(place, fields.size(), columns.size()));
    }
    for (int column = 0; column < fields.size(); column++) {
      CsvFormat.Field field = fields.get(column);
      String at = place + ":" + field.column();
      if (MISSING.contains(field.text().toLowerCase(Locale.ROOT))) {
        throw new DataException(
            "%s: the value of column '%s' is missing; fill it in, or leave the row out"
                .formatted(at, columns.get(column)));
      }
      if (column != labelColumn) {
        add(number(field.text(), column, at));
      } else {
        if (format.regression()) {
          number(field.text(), column, at);
        }
        labels.add(field.text());
      }
    }
  }

  private float number(String text, int column, String at) {
    try {
      float number = Float.parseFloat(text);
      if (Float.isFinite(number) && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for what Java alone takes for a number.
    }
    throw new DataException(
        "%s: '%s' in column '%s' is not a number".formatted(at, text, columns.get(column)));
  }

  private void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  private RawData data() {
    int features = columns.size() - 1;
    Values numbers = new Values.Floats(Arrays.copyOf(values, size));
    if (format.regression()) {
      float[] targets = new float[labels.size()];
      for (int row = 0; row < targets.length; row++) {
        targets[row] = Float.parseFloat(labels.get(row));
      }
      Answers answers = new Answers.Targets(1, targets);
      return data(new Task.Regression(1), new Examples(features, numbers, answers));
    }
    ClassNames classes = ClassNames.of(labels);
    refuseClasses(classes.names());
    Answers answers = new Answers.Labels(classes.labels());
    return data(
        Task.Classification.named(classes.names()), new Examples(features, numbers, answers));
  }

  private void refuseClasses(List<String> names) {
    String column = "column '" + columns.get(labelColumn) + "'";
    if (names.size() == 1) {
      throw new DataException(
          "%s: %s has one class only, '%s': there is nothing to learn"
              .formatted(file, column, names.get(0)));
    }
    if (names.size() > 10 && names.size() > labels.size() / 2) {
      throw new DataException(
          "%s: %s has %d different values in %d rows: these are no classes; is it task: regression?"
              .formatted(file, column, names.size(), labels.size()));
    }
  }

  private static RawData data(Task task, Examples examples) {
    return new RawData(new InputShape.Flat(examples.features()), task, examples, Optional.empty());
  }

  private static String shortened(List<String> columns) {
    return String.join(", ", columns.subList(0, Math.min(8, columns.size())))
        + (columns.size() > 8 ? ", …" : "");
  }
}
