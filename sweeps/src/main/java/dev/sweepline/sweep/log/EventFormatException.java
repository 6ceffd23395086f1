package dev.sweepline.sweep.log;

/** A record of the log that is not an event of a version this codec knows. */
public final class EventFormatException extends IllegalArgumentException {
  EventFormatException(String message) {
    super(message);
  }

  EventFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
