package dev.sweepline.worker.network.plan;

/** Report that a plan cannot say what is part of a network; the message names that part. */
final class UnplannableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnplannableException(String part) {
    super(part);
  }

  /** Ends the reading unless something holds. */
  static void require(boolean holds, String part) {
    if (!holds) {
      throw new UnplannableException(part);
    }
  }
}
