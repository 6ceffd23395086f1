package dev.sweepline.worker.data;

/** A data set is absent or its files are broken; the message is one line for the user. */
public final class DataException extends RuntimeException {
  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
