package dev.sweepline.deploy.faults;

import java.util.Locale;

/** What the harness does to a sweep. */
enum FaultKind {
  /** {@code kill -9} of the driver; it is resumed. */
  KILL_DRIVER(Needs.NOTHING),
  /** {@code kill -9} of an executor of the Spark cluster. */
  KILL_EXECUTOR(Needs.CLUSTER),
  /** {@code kill -9} of the process with the broker, started again after up to three seconds. */
  KILL_BROKER(Needs.NOTHING),
  /**
   * The same, but it is away for longer than trials train on without it; only where it is asked
   * for, as it takes its time.
   */
  LOSE_BROKER(Needs.NOTHING),
  /** {@code kill -9} of a page's process, started again. */
  KILL_PAGE(Needs.NOTHING),
  /** The driver stands still and goes on. */
  STOP_DRIVER(Needs.NOTHING),
  /** While the driver stands still, another takes its sweep; the first must leave. */
  TAKE_OVER(Needs.NOTHING),
  /** An executor of the Spark cluster stands still and goes on. */
  STOP_EXECUTOR(Needs.CLUSTER),
  /** The broker stands still and goes on. */
  STOP_BROKER(Needs.NOTHING),
  /** Tombstones and forged records come into the log. */
  FORGE_RECORDS(Needs.NOTHING),
  /**
   * Everything stops, and the log's folder is damaged in every way that costs something: each must
   * be told, and is undone; then in one that costs nothing.
   */
  DAMAGE_LOG(Needs.HOME),
  /** Every connection to the broker is cut, and none comes through for some seconds. */
  CUT_BROKER(Needs.PROXY),
  /** The disk of the home fills up all but a little, and has room again later. */
  FULL_DISK(Needs.DISK),
  /** The disk of the home fills up to its last byte at once, and has room again later. */
  BRIM_DISK(Needs.DISK);

  /** What must be set up for a fault to be possible. */
  enum Needs {
    NOTHING,
    CLUSTER,
    PROXY,
    HOME,
    DISK
  }

  private final Needs needs;

  FaultKind(Needs needs) {
    this.needs = needs;
  }

  Needs needs() {
    return needs;
  }

  /** As the command line and the report spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static FaultKind of(String word) {
    for (FaultKind kind : values()) {
      if (kind.toString().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no fault is called '" + word + "'");
  }
}
