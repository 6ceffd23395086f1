package dev.sweepline.worker.data.fetch;

/** Failure to bring a file here; the message is one line for the user. */
public final class FetchException extends RuntimeException {
  FetchException(String message) {
    super(message);
  }

  FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
