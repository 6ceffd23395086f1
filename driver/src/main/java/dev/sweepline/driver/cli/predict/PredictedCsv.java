package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.csv.CsvRecords;
import dev.sweepline.worker.data.csv.CsvRecords.Field;
import dev.sweepline.worker.data.tables.NumberText;
import dev.sweepline.worker.predict.SavedNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Pass over the rows of a csv file that has each answered.
 *
 * @param file for messages
 */
record PredictedCsv(SavedNetwork network, String file, AnswerTable answers) {
  /**
   * Reads to the end.
   *
   * @return how many rows there were
   * @throws UserException with {@code file:line:column} where a row cannot be answered
   */
  long write(CsvRecords records) throws IOException {
    PredictedRows rows = new PredictedRows(network, List.of());
    boolean first = true;
    for (List<Field> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
      List<String> texts = fields.stream().map(Field::text).toList();
      if (first && isHead(texts)) {
        rows = PredictedRows.named(network, texts, fields.get(0).in(file));
        answers.head(texts);
      } else {
        answers.row(texts, numbers(rows, texts, fields.get(0)));
      }
      first = false;
    }
    return answers.end();
  }

  /** A table's columns are found by name; other rows are numbers, with or without a head. */
  private boolean isHead(List<String> texts) {
    return network.columns().isPresent()
        || texts.stream().noneMatch(text -> NumberText.read(text.strip()).isPresent());
  }

  private double[] numbers(PredictedRows rows, List<String> texts, Field place) {
    try {
      return rows.numbers(texts, Map.of());
    } catch (DataException e) {
      throw new UserException(place.in(file) + ": " + e.getMessage(), e);
    }
  }
}
