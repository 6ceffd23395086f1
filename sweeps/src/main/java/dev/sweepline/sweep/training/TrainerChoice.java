package dev.sweepline.sweep.training;

/** The choice of what computes for a sweep's trials. */
public enum TrainerChoice {
  /** What is fastest for each: many as one computation, the engine, or DL4J. */
  AUTO,
  /** Every trial with DL4J, one by one. */
  DL4J,
  /** Every trial packed with others; those that cannot be are invalid. */
  PACKED
}
