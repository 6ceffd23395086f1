package dev.sweepline.sweep.training;

/** A choice of which finished trials are judged on the test part. */
public enum TestPolicy {
  /** Every one. */
  ALL,
  /** Those that stand among the best when they end, whose networks are saved. */
  BEST,
  /** None. */
  NONE
}
