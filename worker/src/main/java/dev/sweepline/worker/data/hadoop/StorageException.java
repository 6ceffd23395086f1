package dev.sweepline.worker.data.hadoop;

/** A file cannot be reached or is broken; the message is one line for the user that names it. */
public final class StorageException extends RuntimeException {
  StorageException(String message) {
    super(message);
  }

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
