package dev.sweepline.sweep.trial;

import java.io.Serializable;

/**
 * Descent of a trial from another, whose network it takes over and trains on with parameters of its
 * own. Numbers, since it goes over the wire as Java's own object.
 *
 * @param parent the other's index; −1 for a trial that begins with weights of its own
 * @param epoch the passes over the data that the network had seen by then; 0 where there is none
 */
public record Lineage(int parent, int epoch) implements Serializable {
  private static final int NOBODY = -1;

  /** Of a trial that begins with weights of its own. */
  public static final Lineage NONE = new Lineage(NOBODY, 0);

  public Lineage {
    if (parent < NOBODY || (parent == NOBODY) != (epoch == 0) || epoch < 0) {
      throw new IllegalArgumentException("no lineage: trial " + parent + " at epoch " + epoch);
    }
  }

  /** Whether the network was another trial's before. */
  public boolean isInherited() {
    return parent != NOBODY;
  }
}
