package dev.sweepline.sweep.trial;

/** The driver's answer to a measurement. */
public enum Verdict {
  /** Train on. */
  CONTINUE,
  /** A stopping rule ends the trial: stop training now. */
  STOP,
  /** The trial was taken back, or another attempt holds it: stop and report nothing. */
  ABANDON
}
