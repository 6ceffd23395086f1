package dev.sweepline.sweep.trial;

/** The driver's answer to a measurement. */
public enum Verdict {
  /** Train on. */
  CONTINUE,
  /** A stopping rule ends the trial: stop training now. */
  STOP,
  /** A stopping rule pauses the trial: keep what it takes to train on, and stop training now. */
  PAUSE,
  /** The trial was taken back, or another attempt holds it: stop and report nothing. */
  ABANDON
}
