package dev.sweepline.worker.data;

/** A data set is absent or its files are broken; the message is one line for the user. */
public final class DataException extends RuntimeException {
  DataException(String message) {
    super(message);
  }

  DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
