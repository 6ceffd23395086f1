package dev.sweepline.sweep.trial;

/** The kind of a trial's failure, and whether another attempt can help. */
public enum FailureKind {
  /** This assignment cannot be built. */
  INVALID(false),
  /** The network's code threw. */
  ERROR(false),
  /** Heap or native memory ran out. */
  OUT_OF_MEMORY(true),
  /** The executor died. */
  LOST(true),
  /** It ran past its time. */
  TIMEOUT(false),
  /** No minibatch finished for too long. */
  HUNG(false),
  /** The loss became NaN or infinite. */
  DIVERGED(false);

  private final boolean retryable;

  FailureKind(boolean retryable) {
    this.retryable = retryable;
  }

  public boolean retryable() {
    return retryable;
  }
}
