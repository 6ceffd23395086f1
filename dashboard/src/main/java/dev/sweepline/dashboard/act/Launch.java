package dev.sweepline.dashboard.act;

/** A run that somebody asks for. Immutable. */
public sealed interface Launch {
  /** A new sweep. */
  record Run(Draft draft) implements Launch {}

  /** What is left of a sweep. */
  record Resume(String sweep) implements Launch {}

  /** The failed trials of a sweep, once more. */
  record Retry(String sweep) implements Launch {}

  /**
   * More trials of a sweep.
   *
   * @param trials how many, at least 1
   */
  record Extend(String sweep, int trials) implements Launch {}
}
