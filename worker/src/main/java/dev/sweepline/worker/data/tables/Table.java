package dev.sweepline.worker.data.tables;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.ReadingNotes;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.columns.Missing;
import dev.sweepline.worker.data.columns.TableColumn;
import dev.sweepline.worker.data.columns.TablePlan;
import dev.sweepline.worker.data.source.DataFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Builder of a data set from a user's rows: cells of its columns, and one column that is to be
 * predicted. Not thread-safe; for one use.
 */
public final class Table {
  private static final int MOST_VALUES = 1 << 30;
  private static final int MOST_NAMED = 8;
  private static final int NO_LABEL = -1;

  private final Columns columns;
  private final TableLabel label;
  private final boolean dropsIds;
  private final Map<String, String> leftOut = new TreeMap<>();
  private final List<Optional<ColumnCells>> cells = new ArrayList<>();
  private Optional<String> headerWarning = Optional.empty();
  private long values;

  private Table(Columns columns, TableLabel label, boolean dropsIds) {
    this.columns = columns;
    this.label = label;
    this.dropsIds = dropsIds;
  }

  /**
   * An empty table.
   *
   * @throws DataException when a column is named that is not there, or two are of one name
   */
  static Table of(List<String> names, TableOptions options) {
    Columns columns = new Columns(options.parts().main().text(), names);
    int at = columns.find(options.label());
    TableLabel label = new TableLabel(columns.file(), names.get(at), at, options.regression());
    Table table = new Table(columns, label, options.rules().dropsIds());
    List<ColumnRule> rules = options.rules().resolve(columns, at);
    rules.forEach(table::start);
    return table;
  }

  /**
   * An empty table of which nothing is said: every column may turn out to be the label.
   *
   * @throws DataException when two columns are of one name
   */
  static Table unlabelled(DataFile file, List<String> names) {
    Columns columns = new Columns(file.text(), names);
    Table table = new Table(columns, new TableLabel(file.text(), "", NO_LABEL, false), false);
    ColumnRules.NONE.resolve(columns, NO_LABEL).forEach(table::start);
    return table;
  }

  private void start(ColumnRule rule) {
    int column = cells.size();
    String name = columns.names().get(column);
    boolean isLabel = column == label.column();
    cells.add(
        isLabel || rule.leftOut().isPresent()
            ? Optional.empty()
            : Optional.of(ColumnCells.of(name, rule)));
    if (!isLabel) {
      rule.leftOut().ifPresent(why -> leftOut.put(name, why));
    }
  }

  /**
   * An empty table for the rows of another file, to be read as this one was.
   *
   * @throws DataException when its columns are not those of this one
   */
  Table like(DataFile other, List<String> names) {
    Columns same = new Columns(other.text(), names).requireSame(columns);
    Table table = new Table(same, label.like(other.text()), dropsIds);
    cells.forEach(column -> table.cells.add(column.map(ColumnCells::like)));
    return table;
  }

  /** The column to predict. */
  TableLabel label() {
    return label;
  }

  /** The columns that are neither the label nor left out, by number. */
  public Map<Integer, ColumnCells> features() {
    Map<Integer, ColumnCells> all = new TreeMap<>();
    IntStream.range(0, cells.size())
        .forEach(column -> cells.get(column).ifPresent(found -> all.put(column, found)));
    return all;
  }

  /** Whether the names of its columns look like a row of numbers that was taken for names. */
  public boolean looksLikeData() {
    return columns.lookLikeData(label.regression() ? -1 : label.column());
  }

  /** Says later that the first line may be no header. */
  public void warnOfHeader(String line) {
    headerWarning = Optional.of(line);
  }

  /**
   * Takes the next cell of a column.
   *
   * @param place for messages
   * @return whether it was taken: not where it is text in a column that was taken for numbers
   *     because nobody said what it is
   */
  public boolean cell(int column, String text, Supplier<String> place) {
    if (column == label.column()) {
      label.add(text, place);
      return true;
    }
    if (cells.get(column).isEmpty()) {
      return true;
    }
    count();
    return cells.get(column).get().add(text, place);
  }

  /** Takes a number, or the seconds of a date. */
  void cell(int column, double value) {
    if (column == label.column()) {
      label.add(value);
    } else if (cells.get(column).isPresent()) {
      count();
      cells.get(column).get().add(value);
    }
  }

  private void count() {
    if (++values > MOST_VALUES) {
      throw new DataException(columns.file() + ": has more than " + MOST_VALUES + " values");
    }
  }

  /**
   * All that was gathered.
   *
   * @throws DataException when there is nothing to learn from it
   */
  RawData data() {
    label.requireRows();
    List<String> warnings = new ArrayList<>(headerWarning.stream().toList());
    features().values().forEach(ColumnCells::findDates);
    features().forEach(this::leaveEmptyOut);
    if (dropsIds) {
      leaveIdsOut();
    }
    features().values().forEach(column -> warnOf(column, warnings));
    refuseGaps();
    if (features().isEmpty()) {
      throw new DataException(
          "%s: no column is left to learn from: %s"
              .formatted(
                  columns.file(),
                  leftOut.isEmpty()
                      ? "there is only " + label.shown()
                      : "left out are " + Columns.shortened(List.copyOf(leftOut.keySet()))));
    }
    Task task = label.task();
    Examples examples = examples(task);
    return new RawData(
        new InputShape.Flat(examples.features()),
        task,
        examples,
        Optional.empty(),
        Optional.empty(),
        new ReadingNotes(Optional.of(summary(examples.rows())), warnings),
        Optional.empty());
  }

  private void leaveEmptyOut(int column, ColumnCells found) {
    if (!found.named() && found.gaps() == found.rows()) {
      leaveOut(column, found, "it holds no value");
    }
  }

  /** Unless there is nothing else to learn from. */
  private void leaveIdsOut() {
    Map<Integer, ColumnCells> ids = features();
    ids.values().removeIf(column -> column.named() || IdColumns.reason(column).isEmpty());
    if (ids.size() < features().size()) {
      ids.forEach(
          (column, found) -> leaveOut(column, found, IdColumns.reason(found).orElseThrow()));
    }
  }

  private void leaveOut(int column, ColumnCells found, String why) {
    cells.set(column, Optional.empty());
    leftOut.put(found.name(), why);
  }

  private void warnOf(ColumnCells column, List<String> warnings) {
    if (!column.named() && IdColumns.countsRows(column)) {
      warnings.add(
          "%s: column '%s' only counts the rows: the file's order is learnt; leave it out"
              .formatted(columns.file(), column.name()));
    }
  }

  /** Of all missing values that nothing is said of, the first. */
  private void refuseGaps() {
    features().values().stream()
        .filter(column -> column.treatment().missing() == Missing.ERROR)
        .filter(column -> column.firstGap().isPresent())
        .min(Comparator.comparing(ColumnCells::firstGapRow))
        .ifPresent(
            column -> {
              throw new DataException(
                  "%s: the value of column '%s' is missing; write missing: %s, drop the column, or fill it in"
                      .formatted(
                          column.firstGap().get(),
                          column.name(),
                          Words.listed(
                              Words.all(Missing.class).stream()
                                  .filter(word -> !word.equals(Words.of(Missing.ERROR)))
                                  .toList())));
            });
  }

  private String summary(int rows) {
    String read =
        "%s: %d rows of %d columns; %s is predicted"
            .formatted(columns.file(), rows, columns.names().size(), label.shown());
    return leftOut.isEmpty()
        ? read
        : "%s; left out: %s%s"
            .formatted(
                read,
                leftOut.keySet().stream()
                    .limit(MOST_NAMED)
                    .map(name -> name.isBlank() ? "'" + name + "'" : name)
                    .collect(Collectors.joining(", ")),
                leftOut.size() > MOST_NAMED ? ", …" : "");
  }

  /** What becomes of the columns, once all files are read. */
  TablePlan plan() {
    return new TablePlan(
        features().values().stream()
            .map(
                column ->
                    new TableColumn(
                        column.name(),
                        column.kind(),
                        column.kind() == ColumnKind.TEXT ? column.texts() : List.of(),
                        column.treatment()))
            .toList(),
        leftOut);
  }

  /**
   * All that was gathered, as more examples of a table that was read before.
   *
   * @throws DataException when there are none, or of a class that it has not
   */
  Examples more(Task task) {
    label.requireRows();
    refuseGaps();
    return examples(task);
  }

  private Examples examples(Task task) {
    List<DenseValues> kept = features().values().stream().map(ColumnCells::dense).toList();
    return new Examples(kept.size(), new DenseValues.SideBySide(kept), label.targets(task));
  }
}
