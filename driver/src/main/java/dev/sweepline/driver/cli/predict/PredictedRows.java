package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.tables.NumberText;
import dev.sweepline.worker.predict.SavedColumns;
import dev.sweepline.worker.predict.SavedNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a table as a network takes them. Immutable.
 *
 * @param names of the columns; empty where the table has none
 */
record PredictedRows(SavedNetwork network, List<String> names) {
  /**
   * Rows of a table with these columns.
   *
   * @param place for messages
   * @throws UserException when one is not there that the network was trained on
   */
  static PredictedRows named(SavedNetwork network, List<String> names, String place) {
    network
        .columns()
        .flatMap(
            columns -> columns.names().stream().filter(name -> !names.contains(name)).findFirst())
        .ifPresent(
            name -> {
              throw new UserException(
                  "%s: has no column '%s', which the network was trained on"
                      .formatted(place, name));
            });
    return new PredictedRows(network, names);
  }

  /**
   * The numbers of a row, not scaled.
   *
   * @param seconds since 1970 of those columns that hold dates as such
   * @throws DataException when one is none
   */
  double[] numbers(List<String> texts, Map<String, Double> seconds) {
    Optional<SavedColumns> columns = network.columns();
    if (columns.isEmpty()) {
      return plain(texts);
    }
    if (texts.size() != names.size()) {
      throw new DataException(
          "has %d fields, the first line %d".formatted(texts.size(), names.size()));
    }
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), texts.get(i));
    }
    return columns.get().numbers(named, seconds);
  }

  private double[] plain(List<String> texts) {
    if (texts.size() != network.inputs()) {
      throw new DataException(
          "has %d numbers, the network takes %d".formatted(texts.size(), network.inputs()));
    }
    return texts.stream()
        .mapToDouble(
            text ->
                NumberText.read(text.strip())
                    .orElseThrow(() -> new DataException("'" + text + "' is not a number")))
        .toArray();
  }
}
