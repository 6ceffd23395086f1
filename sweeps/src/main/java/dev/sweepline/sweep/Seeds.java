package dev.sweepline.sweep;

/** Where the random streams of trials start. */
public enum Seeds {
  /** All alike, so that only the hyperparameters differ. */
  SAME,
  /** Each from its own. */
  PER_TRIAL
}
