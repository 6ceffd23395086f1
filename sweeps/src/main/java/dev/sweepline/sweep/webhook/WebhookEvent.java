package dev.sweepline.sweep.webhook;

import dev.sweepline.sweep.text.Words;

/** The kinds of news that a webhook may ask for. */
public enum WebhookEvent {
  /** A driver's work on a sweep is over: all was run, or it was interrupted. */
  ENDED,
  /** A sweep ended because it failed, or its driver has fallen silent. */
  FAILED,
  /** A trial is better than all before it. */
  BEST;

  /** The {@code type} in a message. */
  public String type() {
    return "sweep." + Words.of(this);
  }
}
