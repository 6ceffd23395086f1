package dev.sweepline.sweep.trial;

import java.io.Serializable;

/**
 * The identity of a trial: never derived from its parameters, so replicates do not collide.
 *
 * @param sweep the sweep's id
 * @param trial dense index in the sweep, from 0
 */
public record TrialId(String sweep, int trial) implements Serializable {
  public TrialId {
    if (sweep.isBlank()) {
      throw new IllegalArgumentException("sweep id is blank");
    }
    if (trial < 0) {
      throw new IllegalArgumentException("trial " + trial + " is negative");
    }
  }

  @Override
  public String toString() {
    return sweep + "/" + trial;
  }
}
