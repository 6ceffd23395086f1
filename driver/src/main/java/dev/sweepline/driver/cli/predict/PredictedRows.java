package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.CsvText;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.csv.CsvRecords;
import dev.sweepline.worker.data.csv.CsvRecords.Field;
import dev.sweepline.worker.data.tables.NumberText;
import dev.sweepline.worker.predict.Answer;
import dev.sweepline.worker.predict.SavedColumns;
import dev.sweepline.worker.predict.SavedNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pass over the rows of a csv file that adds a network's answers to each. Not thread-safe; for one
 * use.
 */
final class PredictedRows {
  private static final int TOGETHER = 1024;

  private final SavedNetwork network;
  private final String file;
  private final char separator;
  private final Consumer<String> lines;
  private final List<List<Field>> waiting = new ArrayList<>();
  private List<String> names = List.of();
  private boolean headWritten;

  /**
   * Nothing read yet.
   *
   * @param file for messages
   * @param lines take the rows, each as a line of csv without its end
   */
  PredictedRows(SavedNetwork network, String file, char separator, Consumer<String> lines) {
    this.network = network;
    this.file = file;
    this.separator = separator;
    this.lines = lines;
  }

  /**
   * Reads to the end.
   *
   * @return how many rows there were
   * @throws UserException with {@code file:line:column} where a row cannot be answered
   */
  long write(CsvRecords records) throws IOException {
    long rows = 0;
    for (List<Field> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
      if (names.isEmpty() && isHead(fields)) {
        names = fields.stream().map(Field::text).toList();
        continue;
      }
      waiting.add(fields);
      rows++;
      if (waiting.size() == TOGETHER) {
        answer();
      }
    }
    answer();
    return rows;
  }

  /** A table's columns are found by name; other rows are numbers, with or without a head. */
  private boolean isHead(List<Field> fields) {
    Optional<SavedColumns> columns = network.columns();
    if (columns.isEmpty()) {
      return waiting.isEmpty() && fields.stream().noneMatch(PredictedRows::isNumber);
    }
    List<String> there = fields.stream().map(Field::text).toList();
    columns.get().names().stream()
        .filter(name -> !there.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new UserException(
                  "%s: has no column '%s', which the network was trained on"
                      .formatted(fields.get(0).in(file), name));
            });
    return true;
  }

  private static boolean isNumber(Field field) {
    return NumberText.read(field.text().strip()).isPresent();
  }

  private void answer() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Answer> answers = network.answers(waiting.stream().map(this::numbers).toList());
    if (!headWritten && !names.isEmpty()) {
      lines.accept(joined(names, "prediction", isOfClasses(answers) ? "probability" : ""));
    }
    headWritten = true;
    for (int row = 0; row < waiting.size(); row++) {
      Answer answer = answers.get(row);
      String probability =
          answer.probability().isPresent()
              ? "%.4f".formatted(answer.probability().getAsDouble())
              : "";
      List<String> texts = waiting.get(row).stream().map(Field::text).toList();
      lines.accept(joined(texts, answer.text(), probability));
    }
    waiting.clear();
  }

  private static boolean isOfClasses(List<Answer> answers) {
    return answers.get(0).probability().isPresent();
  }

  private double[] numbers(List<Field> fields) {
    try {
      return network.columns().isPresent()
          ? network.columns().get().numbers(named(fields))
          : plain(fields);
    } catch (DataException e) {
      throw new UserException(fields.get(0).in(file) + ": " + e.getMessage(), e);
    }
  }

  private Map<String, String> named(List<Field> fields) {
    if (fields.size() != names.size()) {
      throw new DataException(
          "has %d fields, the first line %d".formatted(fields.size(), names.size()));
    }
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      texts.put(names.get(i), fields.get(i).text());
    }
    return texts;
  }

  private double[] plain(List<Field> fields) {
    if (fields.size() != network.inputs()) {
      throw new DataException(
          "has %d numbers, the network takes %d".formatted(fields.size(), network.inputs()));
    }
    return fields.stream()
        .mapToDouble(
            field ->
                NumberText.read(field.text().strip())
                    .orElseThrow(() -> new DataException("'" + field.text() + "' is not a number")))
        .toArray();
  }

  private String joined(List<String> texts, String answer, String probability) {
    List<String> all = new ArrayList<>(texts);
    all.add(answer);
    if (!probability.isEmpty()) {
      all.add(probability);
    }
    return CsvText.line(all, separator);
  }
}
