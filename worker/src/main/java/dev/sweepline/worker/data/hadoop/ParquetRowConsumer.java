package dev.sweepline.worker.data.hadoop;

import java.util.function.Supplier;

/** A taker of cells, row by row, in the order of their columns. */
public interface ParquetRowConsumer {
  /** Takes a number, or the seconds of a date since 1970. */
  void number(int column, double value);

  /**
   * Takes a text.
   *
   * @param text empty where the value is missing, whatever the column holds
   * @param place for messages
   */
  void text(int column, String text, Supplier<String> place);
}
