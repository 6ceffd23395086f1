package dev.sweepline.sweep.trial;

/** The state of a trial. */
public enum TrialState {
  PENDING,
  RUNNING,
  /** At a rung, until the rule promotes or ends it. */
  PAUSED,
  COMPLETED,
  STOPPED,
  FAILED,
  CANCELLED;

  /** True for the states that nothing follows but a new attempt. */
  public boolean terminal() {
    return this != PENDING && this != RUNNING && this != PAUSED;
  }
}
