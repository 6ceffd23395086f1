package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.ClassNames;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.ReadingNotes;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.source.DataFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Builder of a data set from a user's rows: numbers, and one column that is to be predicted. Not
 * thread-safe; for one use.
 */
final class Table {
  private static final int MOST_VALUES = 1 << 30;

  /** Fewer rows may stand in this order by chance, or because there is one for each. */
  private static final int FEWEST_TO_COUNT = 10;

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");

  private final Columns columns;
  private final int label;
  private final boolean regression;
  private final List<String> classNames = new ArrayList<>();
  private final Map<String, String> oneOfEach = new HashMap<>();
  private final NumberList values = new NumberList();
  private final NumberList targets = new NumberList();
  private Optional<String> headerWarning = Optional.empty();

  private Table(Columns columns, int label, boolean regression) {
    this.columns = columns;
    this.label = label;
    this.regression = regression;
  }

  /**
   * An empty table.
   *
   * @throws DataException when there is no column to predict, or two of one name
   */
  static Table of(List<String> names, TableOptions options) {
    Columns columns = new Columns(options.file().text(), names);
    return new Table(columns, columns.find(options.label()), options.regression());
  }

  /**
   * An empty table for the rows of another file.
   *
   * @throws DataException when its columns are not those of this one
   */
  Table like(DataFile other, List<String> names) {
    return new Table(new Columns(other.text(), names).requireSame(columns), label, regression);
  }

  /** The number of the column to predict. */
  int label() {
    return label;
  }

  /** Whether that column has numbers to predict, not classes. */
  boolean regression() {
    return regression;
  }

  /**
   * Whether the names of its columns look like a row of numbers that was taken for names. The names
   * 0, 1, 2, … of columns that had none are no such thing.
   */
  boolean looksLikeData() {
    List<String> names =
        IntStream.range(0, columns.names().size())
            .filter(column -> column != label || regression)
            .mapToObj(columns.names()::get)
            .toList();
    boolean counted =
        IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(String.valueOf(i)))
            || IntStream.range(0, names.size())
                .allMatch(i -> names.get(i).equals(String.valueOf(i + 1)));
    return !counted && names.stream().allMatch(name -> NUMBER.matcher(name).matches());
  }

  /** Says later that the first line may be no header. */
  void warnOfHeader(String line) {
    headerWarning = Optional.of(line);
  }

  /** The next value of the row. */
  void feature(double value) {
    if (values.size() == MOST_VALUES) {
      throw new DataException(columns.file() + ": has more than " + MOST_VALUES + " values");
    }
    values.add(value);
  }

  /** What a row's class is called. */
  void className(String name) {
    classNames.add(oneOfEach.computeIfAbsent(name, same -> same));
  }

  /** The number to predict for a row. */
  void target(double number) {
    targets.add(number);
  }

  /**
   * All that was gathered.
   *
   * @throws DataException when there is nothing to learn from it
   */
  RawData data() {
    requireRows();
    if (regression) {
      return data(new Task.Regression(1), examples(numbers()));
    }
    ClassNames classes = ClassNames.of(classNames);
    refuseClasses(classes.names());
    Task task = Task.Classification.named(classes.names());
    return data(task, examples(new Targets.Labels(classes.labels())));
  }

  private RawData data(Task task, Examples examples) {
    return new RawData(
        new InputShape.Flat(examples.features()),
        task,
        examples,
        Optional.empty(),
        Optional.empty(),
        new ReadingNotes(Optional.of(summary(examples.rows())), warnings(examples)));
  }

  private String summary(int rows) {
    return "%s: %d rows of %d columns; %s is predicted"
        .formatted(columns.file(), rows, columns.names().size(), labelColumn());
  }

  private List<String> warnings(Examples examples) {
    List<String> all = new ArrayList<>();
    headerWarning.ifPresent(all::add);
    IntStream.range(0, examples.features())
        .filter(feature -> countsRows(examples, feature))
        .mapToObj(feature -> columns.names().get(feature < label ? feature : feature + 1))
        .map(
            name ->
                "%s: column '%s' only counts the rows: the file's order is learnt; leave it out"
                    .formatted(columns.file(), name))
        .forEach(all::add);
    return all;
  }

  private static boolean countsRows(Examples examples, int feature) {
    double first = examples.value(0, feature);
    return examples.rows() >= FEWEST_TO_COUNT
        && (first == 0 || first == 1)
        && IntStream.range(0, examples.rows())
            .allMatch(row -> examples.value(row, feature) == first + row);
  }

  /**
   * All that was gathered, as more examples of a table that was read before.
   *
   * @throws DataException when there are none, or of a class that it has not
   */
  Examples examples(Task task) {
    requireRows();
    return examples(task instanceof Task.Classification known ? labels(known.names()) : numbers());
  }

  private void requireRows() {
    if (classNames.isEmpty() && targets.size() == 0) {
      throw new DataException(columns.file() + ": has columns, but no rows");
    }
  }

  private Targets numbers() {
    return new Targets.Numbers(1, targets.doubles());
  }

  private Targets labels(List<String> known) {
    Map<String, Integer> numbers = new HashMap<>();
    known.forEach(name -> numbers.put(name, numbers.size()));
    for (String name : classNames) {
      if (!numbers.containsKey(name)) {
        throw new DataException(
            "%s: '%s' in %s is no class of the training file; it has %s"
                .formatted(columns.file(), name, labelColumn(), Columns.shortened(known)));
      }
    }
    return new Targets.Labels(classNames.stream().mapToInt(numbers::get).toArray());
  }

  private void refuseClasses(List<String> names) {
    if (names.size() == 1) {
      throw new DataException(
          "%s: %s has one class only, '%s': there is nothing to learn"
              .formatted(columns.file(), labelColumn(), names.get(0)));
    }
    if (names.size() > 10 && names.size() > classNames.size() / 2) {
      throw new DataException(
          "%s: %s has %d different values in %d rows: these are no classes; is it task: regression?"
              .formatted(columns.file(), labelColumn(), names.size(), classNames.size()));
    }
  }

  private String labelColumn() {
    return "column '" + columns.names().get(label) + "'";
  }

  private Examples examples(Targets answers) {
    return new Examples(columns.names().size() - 1, values.dense(), answers);
  }
}
