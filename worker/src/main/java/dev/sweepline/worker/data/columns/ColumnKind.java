package dev.sweepline.worker.data.columns;

/** Kind of the values that a column holds. */
public enum ColumnKind {
  NUMBER,
  /** Categories, each with a code. */
  TEXT,
  /** Days or times, in seconds since 1970 began in Greenwich. */
  DATE
}
