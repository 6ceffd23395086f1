package dev.sweepline.sweep.training;

/** The choice of what computes for a sweep's trials. */
public enum TrainerChoice {
  /** Trials that can be are trained many as one computation, the others one by one with DL4J. */
  AUTO,
  /** Every trial with DL4J. */
  DL4J,
  /** Every trial packed with others; those that cannot be are invalid. */
  PACKED
}
