package dev.sweepline.sweep.history;

/** The state of a sweep. */
public enum SweepState {
  RUNNING,
  FINISHED,
  INTERRUPTED,
  FAILED
}
