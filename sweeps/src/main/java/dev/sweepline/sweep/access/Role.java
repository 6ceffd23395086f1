package dev.sweepline.sweep.access;

/** A right to use the page: each has those of the ones before it. */
public enum Role {
  /** Nothing but to ask for more. */
  NONE,
  /** To look at everything. */
  VIEWER,
  /** To act, too: stop, mark, delete and, where the page drives sweeps, run them. */
  OPERATOR;

  /** Whether it has all rights of another. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }
}
