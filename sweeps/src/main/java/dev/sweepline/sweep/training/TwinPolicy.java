package dev.sweepline.sweep.training;

/** A choice of what becomes of a trial that would compute exactly what another trial computes. */
public enum TwinPolicy {
  /** It takes over what the other measured. */
  COPY,
  /** It trains all the same. */
  TRAIN
}
