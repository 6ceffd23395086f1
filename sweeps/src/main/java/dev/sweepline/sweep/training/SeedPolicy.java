package dev.sweepline.sweep.training;

/** Where the random streams of trials start. */
public enum SeedPolicy {
  /** All alike, so that only the hyperparameters differ. */
  SAME,
  /** Each from its own. */
  PER_TRIAL
}
