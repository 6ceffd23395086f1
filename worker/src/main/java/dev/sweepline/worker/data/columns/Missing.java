package dev.sweepline.worker.data.columns;

/** Rule of what becomes of missing values. */
public enum Missing {
  /** They are refused. */
  ERROR,
  /** The mean of the training rows; of texts, the most frequent one. */
  MEAN,
  /** The median of the training rows; of texts, the most frequent one. */
  MEDIAN,
  /** The most frequent value of the training rows; of several, the least. */
  MOST_FREQUENT,
  /** The mean, of texts no category, and a feature of its own that says so. */
  INDICATOR
}
