package dev.sweepline.worker.data.fetch;

/** Failure of one transfer from one address. */
final class TransferException extends Exception {
  private final boolean worthAnotherTry;

  TransferException(String message, boolean worthAnotherTry, Throwable cause) {
    super(message, cause);
    this.worthAnotherTry = worthAnotherTry;
  }

  TransferException(String message) {
    this(message, false, null);
  }

  boolean worthAnotherTry() {
    return worthAnotherTry;
  }
}
