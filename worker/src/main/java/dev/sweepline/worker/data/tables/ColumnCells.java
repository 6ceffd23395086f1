package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.columns.DateFormat;
import dev.sweepline.worker.data.columns.TableEncoder;
import dev.sweepline.worker.data.columns.Treatment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Cells of one column as they are read: numbers, codes of texts, seconds of dates; NaN for a
 * missing value. Not thread-safe.
 */
public final class ColumnCells {
  private final String name;
  private final Treatment treatment;
  private final boolean named;
  private final DateFormat.Reader dates;
  private final Dictionary texts;
  private boolean sure;
  private ColumnKind kind;
  private NumberList cells = new NumberList();
  private int gaps;
  private Optional<String> firstGap = Optional.empty();
  private int firstGapRow;

  private ColumnCells(
      String name,
      Treatment treatment,
      boolean named,
      boolean sure,
      ColumnKind kind,
      Dictionary texts) {
    this.name = name;
    this.treatment = treatment;
    this.named = named;
    this.sure = sure;
    this.kind = kind;
    this.texts = texts;
    this.dates = treatment.format().reader();
  }

  /** None yet; numbers, where nobody says what they are. */
  static ColumnCells of(String name, ColumnRule rule) {
    return new ColumnCells(
        name,
        rule.treatment(),
        rule.named(),
        rule.kind().isPresent(),
        rule.kind().orElse(ColumnKind.NUMBER),
        new Dictionary());
  }

  /** None yet, of another file: the same kind, the same codes. */
  ColumnCells like() {
    return new ColumnCells(name, treatment, named, true, kind, texts);
  }

  /** Whether a text is a missing value. */
  public static boolean isMissing(String text) {
    return text.length() < 5 && TableEncoder.MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Takes the kind that its table was found to have, before the first cell. */
  public void kind(ColumnKind found) {
    kind = found;
    sure = true;
  }

  /** Whether it is known what kind it is of. */
  public boolean sure() {
    return sure;
  }

  /**
   * Adds a text.
   *
   * @param place for messages
   * @return whether it was taken: no text is where there seemed to be numbers
   * @throws DataException when it is not of the column's kind
   */
  boolean add(String text, Supplier<String> place) {
    if (isMissing(text)) {
      addGap(place);
      return true;
    }
    if (!sure && NumberText.read(text).isEmpty()) {
      return false;
    }
    cells.add(
        switch (kind) {
          case NUMBER -> number(text, place);
          case TEXT -> texts.code(text);
          case DATE -> seconds(text, place);
        });
    return true;
  }

  /** Adds a number, or the seconds of a date. */
  void add(double value) {
    cells.add(value);
  }

  void addGap(Supplier<String> place) {
    if (gaps++ == 0) {
      firstGap = Optional.of(place.get());
      firstGapRow = cells.size();
    }
    cells.add(Double.NaN);
  }

  private double number(String text, Supplier<String> place) {
    OptionalDouble number = NumberText.read(text);
    if (number.isEmpty()) {
      throw new DataException(
          "%s: '%s' in column '%s' is not a number".formatted(place.get(), text, name));
    }
    double value = number.getAsDouble();
    return Float.isFinite((float) value)
        ? value
        : NumberText.finite(value, text, name, place.get());
  }

  private double seconds(String text, Supplier<String> place) {
    return dates
        .seconds(text)
        .orElseThrow(
            () ->
                new DataException(
                    "%s: '%s' in column '%s' is no date; write columns: {%s: {format: dd/MM/yyyy}} with the pattern it has"
                        .formatted(place.get(), text, name, name)));
  }

  /** Texts that all are dates become such, unless the file says what they are. */
  void findDates() {
    List<String> all = texts.texts();
    if (named || kind != ColumnKind.TEXT || all.isEmpty()) {
      return;
    }
    double[] seconds = new double[all.size()];
    for (int code = 0; code < seconds.length; code++) {
      OptionalDouble date = dates.seconds(all.get(code));
      if (date.isEmpty()) {
        return;
      }
      seconds[code] = date.getAsDouble();
    }
    NumberList found = new NumberList();
    for (int row = 0; row < cells.size(); row++) {
      double code = cells.get(row);
      found.add(Double.isNaN(code) ? code : seconds[(int) code]);
    }
    cells = found;
    kind = ColumnKind.DATE;
  }

  public String name() {
    return name;
  }

  ColumnKind kind() {
    return kind;
  }

  Treatment treatment() {
    return treatment;
  }

  /** Whether the file says what the column is. */
  boolean named() {
    return named;
  }

  int rows() {
    return cells.size();
  }

  int gaps() {
    return gaps;
  }

  /** The place and the row of the first missing value. */
  Optional<String> firstGap() {
    return firstGap;
  }

  int firstGapRow() {
    return firstGapRow;
  }

  double value(int row) {
    return cells.get(row);
  }

  /** The text of each code. */
  List<String> texts() {
    return texts.texts();
  }

  DenseValues dense() {
    return cells.dense();
  }
}
