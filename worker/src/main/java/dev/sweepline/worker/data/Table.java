package dev.sweepline.worker.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers a user's rows: numbers, and one column that is to be predicted. Not thread-safe; for one
 * use.
 */
final class Table {
  private static final int MOST_VALUES = 1 << 30;

  private final String file;
  private final List<String> columns;
  private final int label;
  private final boolean regression;
  private final List<String> classNames = new ArrayList<>();
  private final Map<String, String> oneOfEach = new HashMap<>();
  private final Floats values = new Floats();
  private final Floats targets = new Floats();

  private Table(String file, List<String> columns, int label, boolean regression) {
    this.file = file;
    this.columns = columns;
    this.label = label;
    this.regression = regression;
  }

  /**
   * An empty table.
   *
   * @throws DataException when there is no such column, or two of one name
   */
  static Table of(List<String> columns, TableOptions options) {
    String file = options.file().text();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new DataException(file + ": has two columns '" + column + "'; rename one");
      }
    }
    int label = options.label().map(name -> find(file, columns, name)).orElse(columns.size() - 1);
    return new Table(file, columns, label, options.regression());
  }

  private static int find(String file, List<String> columns, String label) {
    if (columns.contains(label)) {
      return columns.indexOf(label);
    }
    if (label.matches("[0-9]{1,6}") && Integer.parseInt(label) < columns.size()) {
      return Integer.parseInt(label);
    }
    String near = Near.text(label, columns);
    throw new DataException(
        "%s: has no column '%s'%s"
            .formatted(file, label, near.isEmpty() ? "; it has " + shortened(columns) : near));
  }

  /** The number of the column to predict. */
  int label() {
    return label;
  }

  /** Whether that column has numbers to predict, not classes. */
  boolean regression() {
    return regression;
  }

  /** The next value of the row. */
  void feature(float value) {
    if (values.size == MOST_VALUES) {
      throw new DataException(file + ": has more than " + MOST_VALUES + " values");
    }
    values.add(value);
  }

  /** What a row's class is called. */
  void className(String name) {
    classNames.add(oneOfEach.computeIfAbsent(name, same -> same));
  }

  /** The number to predict for a row. */
  void target(float number) {
    targets.add(number);
  }

  /**
   * All that was gathered.
   *
   * @throws DataException when there is nothing to learn from it
   */
  RawData data() {
    int rows = regression ? targets.size : classNames.size();
    if (rows == 0) {
      throw new DataException(file + ": has columns, but no rows");
    }
    if (regression) {
      return data(new Task.Regression(1), new Answers.Targets(1, targets.all()));
    }
    ClassNames classes = ClassNames.of(classNames);
    refuseClasses(classes.names());
    return data(Task.Classification.named(classes.names()), new Answers.Labels(classes.labels()));
  }

  private void refuseClasses(List<String> names) {
    String column = "column '" + columns.get(label) + "'";
    if (names.size() == 1) {
      throw new DataException(
          "%s: %s has one class only, '%s': there is nothing to learn"
              .formatted(file, column, names.get(0)));
    }
    if (names.size() > 10 && names.size() > classNames.size() / 2) {
      throw new DataException(
          "%s: %s has %d different values in %d rows: these are no classes; is it task: regression?"
              .formatted(file, column, names.size(), classNames.size()));
    }
  }

  private RawData data(Task task, Answers answers) {
    int features = columns.size() - 1;
    Examples examples = new Examples(features, new Values.Floats(values.all()), answers);
    return new RawData(new InputShape.Flat(features), task, examples, Optional.empty());
  }

  private static String shortened(List<String> columns) {
    return String.join(", ", columns.subList(0, Math.min(8, columns.size())))
        + (columns.size() > 8 ? ", …" : "");
  }

  /** A list that boxes nothing. */
  private static final class Floats {
    private float[] values = new float[1024];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    float[] all() {
      return Arrays.copyOf(values, size);
    }
  }
}
