package dev.sweepline.sweep.training;

/** The choice of where the random streams of trials start. */
public enum SeedPolicy {
  /** All alike, so that only the hyperparameters differ. */
  SAME,
  /** Each from its own. */
  PER_TRIAL
}
