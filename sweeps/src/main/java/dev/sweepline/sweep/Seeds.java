package dev.sweepline.sweep;

import java.util.Locale;

/** Where the random streams of trials start. */
public enum Seeds {
  /** All alike, so that only the hyperparameters differ. */
  SAME,
  /** Each from its own. */
  PER_TRIAL;

  /** The word used in sweep files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
