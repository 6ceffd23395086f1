package dev.sweepline.worker.data.hadoop;

/** Form in which a column's values are taken. */
public enum ParquetTake {
  /** Not at all. */
  NOTHING,
  NUMBER,
  TEXT,
  /** Seconds since 1970. */
  SECONDS
}
