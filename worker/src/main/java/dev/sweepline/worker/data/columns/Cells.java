package dev.sweepline.worker.data.columns;

/** Cells of a table: numbers, codes of texts or seconds; NaN where the value is missing. */
@FunctionalInterface
public interface Cells {
  /** One of them, as {@link TableColumn} says what it stands for. */
  double value(int row, int column);
}
