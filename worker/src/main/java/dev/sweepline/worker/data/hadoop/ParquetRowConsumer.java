package dev.sweepline.worker.data.hadoop;

/** A taker of rows, in the order of their table. */
public interface ParquetRowConsumer {
  /**
   * Takes one row.
   *
   * @param features all but the label, in the order of the columns; not to be kept
   */
  void add(double[] features, String label);
}
