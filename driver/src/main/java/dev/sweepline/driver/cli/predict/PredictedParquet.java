package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.hadoop.ParquetRowConsumer;
import dev.sweepline.worker.data.hadoop.ParquetTable;
import dev.sweepline.worker.data.hadoop.ParquetTake;
import dev.sweepline.worker.data.hadoop.StorageException;
import dev.sweepline.worker.predict.SavedNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Pass over the rows of a Parquet table that has each answered. Dates are written as ISO 8601 has
 * them; columns that cannot be read as text are left out. Not thread-safe; for one use.
 */
final class PredictedParquet implements ParquetRowConsumer {
  private static final double MOST_DIGITS = 1e15;
  private static final String MIDNIGHT = "T00:00:00Z";

  private final String file;
  private final ParquetTable table;
  private final List<String> columns;
  private final List<ParquetTake> takes = new ArrayList<>();
  private final PredictedRows rows;
  private final AnswerTable answers;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Double> seconds = new HashMap<>();
  private long read;

  /**
   * Nothing read yet.
   *
   * @param file for messages
   * @throws UserException when a column is not there that the network was trained on
   */
  PredictedParquet(SavedNetwork network, String file, ParquetTable table, AnswerTable answers) {
    this.file = file;
    this.table = table;
    this.columns = table.columns();
    this.answers = answers;
    List<String> names = new ArrayList<>();
    for (ParquetTake natural : table.natural()) {
      String name = columns.get(takes.size());
      if (natural != ParquetTake.NOTHING) {
        names.add(name);
      }
      boolean text =
          natural == ParquetTake.NUMBER
              && network.columns().filter(inputs -> !inputs.takesNumber(name)).isPresent();
      takes.add(text ? ParquetTake.TEXT : natural);
    }
    rows = PredictedRows.named(network, names, file);
    answers.head(names);
  }

  /**
   * Reads to the end.
   *
   * @return how many rows there were
   * @throws UserException naming the row that cannot be answered
   */
  long write() {
    try {
      table.read(takes, -1, this);
      return answers.end();
    } catch (StorageException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  /** Takes a date, or a number as a text that reads as the same. */
  @Override
  public void number(int column, double value) {
    if (takes.get(column) == ParquetTake.SECONDS) {
      seconds.put(columns.get(column), value);
      add(date(value));
    } else {
      boolean whole = value == Math.rint(value) && Math.abs(value) < MOST_DIGITS;
      add(whole ? String.valueOf((long) value) : String.valueOf(value));
    }
  }

  @Override
  public void text(int column, String text, Supplier<String> place) {
    add(text);
  }

  private void add(String text) {
    texts.add(text);
    if (texts.size() == rows.names().size()) {
      read++;
      try {
        answers.row(List.copyOf(texts), rows.numbers(texts, seconds));
      } catch (DataException e) {
        throw new StorageException("%s: row %d: %s".formatted(file, read, e.getMessage()), e);
      }
      texts.clear();
      seconds.clear();
    }
  }

  private static String date(double seconds) {
    double whole = Math.floor(seconds);
    long nanos = 1000 * Math.round((seconds - whole) * 1e6);
    String text = Instant.ofEpochSecond((long) whole, nanos).toString();
    return text.endsWith(MIDNIGHT) ? text.substring(0, text.length() - MIDNIGHT.length()) : text;
  }
}
