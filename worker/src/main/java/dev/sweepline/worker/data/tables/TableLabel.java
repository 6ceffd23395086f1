package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.ClassNames;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Label column of a table, as it is read: classes or numbers to predict. Not thread-safe. */
final class TableLabel {
  private final String file;
  private final String name;
  private final int column;
  private final boolean regression;
  private final List<String> classNames = new ArrayList<>();
  private final Map<String, String> oneOfEach = new HashMap<>();
  private final NumberList numbers = new NumberList();

  TableLabel(String file, String name, int column, boolean regression) {
    this.file = file;
    this.name = name;
    this.column = column;
    this.regression = regression;
  }

  /** An empty one of another file. */
  TableLabel like(String other) {
    return new TableLabel(other, name, column, regression);
  }

  /** Its number among the columns. */
  int column() {
    return column;
  }

  /** Whether there are numbers to predict, not classes. */
  boolean regression() {
    return regression;
  }

  /** For messages. */
  String shown() {
    return "column '" + name + "'";
  }

  /**
   * Adds the answer of a row.
   *
   * @param place for messages
   * @throws DataException when it is missing, or no number where there should be one
   */
  void add(String text, Supplier<String> place) {
    if (ColumnCells.isMissing(text)) {
      throw missing(place.get());
    }
    if (!regression) {
      classNames.add(oneOfEach.computeIfAbsent(text, same -> same));
      return;
    }
    OptionalDouble number = NumberText.read(text);
    if (number.isEmpty()) {
      throw new DataException(
          "%s: '%s' in column '%s' is not a number".formatted(place.get(), text, name));
    }
    numbers.add(NumberText.finite(number.getAsDouble(), text, name, place.get()));
  }

  /** Adds a number to predict. */
  void add(double number) {
    numbers.add(number);
  }

  /** A row without an answer teaches nothing. */
  DataException missing(String place) {
    return new DataException(
        "%s: the value of column '%s' is missing; fill it in, or leave the row out"
            .formatted(place, name));
  }

  void requireRows() {
    if (classNames.isEmpty() && numbers.size() == 0) {
      throw new DataException(file + ": has columns, but no rows");
    }
  }

  /**
   * What there is to learn.
   *
   * @throws DataException when these are no classes
   */
  Task task() {
    if (regression) {
      return new Task.Regression(1);
    }
    List<String> names = ClassNames.of(classNames).names();
    refuseClasses(names);
    return Task.Classification.named(names);
  }

  /**
   * The answers.
   *
   * @throws DataException when one is a class that the task has not
   */
  Targets targets(Task task) {
    return task instanceof Task.Classification known
        ? labels(known.names())
        : new Targets.Numbers(1, numbers.doubles());
  }

  private Targets labels(List<String> known) {
    Map<String, Integer> codes = new HashMap<>();
    known.forEach(each -> codes.put(each, codes.size()));
    for (String className : classNames) {
      if (!codes.containsKey(className)) {
        throw new DataException(
            "%s: '%s' in %s is no class of the training file; it has %s"
                .formatted(file, className, shown(), Columns.shortened(known)));
      }
    }
    return new Targets.Labels(classNames.stream().mapToInt(codes::get).toArray());
  }

  private void refuseClasses(List<String> names) {
    if (names.size() == 1) {
      throw new DataException(
          "%s: %s has one class only, '%s': there is nothing to learn"
              .formatted(file, shown(), names.get(0)));
    }
    if (names.size() > 10 && names.size() > classNames.size() / 2) {
      throw new DataException(
          "%s: %s has %d different values in %d rows: these are no classes; is it task: regression?"
              .formatted(file, shown(), names.size(), classNames.size()));
    }
  }
}
