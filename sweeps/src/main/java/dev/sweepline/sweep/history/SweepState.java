package dev.sweepline.sweep.history;

/** Where a sweep stands. */
public enum SweepState {
  RUNNING,
  FINISHED,
  INTERRUPTED,
  FAILED
}
