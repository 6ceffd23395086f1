package dev.sweepline.worker.data.hadoop;

/** Failure to reach or read a file; the message is one line for the user that names it. */
public final class StorageException extends RuntimeException {
  StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
