package dev.sweepline.worker.data;

/** Failure to load a data set, which is absent or broken; the message is one line for the user. */
public final class DataException extends RuntimeException {
  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
