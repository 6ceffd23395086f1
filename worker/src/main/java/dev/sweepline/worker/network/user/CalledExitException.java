package dev.sweepline.worker.network.user;

/**
 * Refusal of a user's class that wanted to end the JVM; the message says how, in one line for the
 * user.
 */
public final class CalledExitException extends RuntimeException {
  CalledExitException(String method, int status) {
    super("called " + method + "(" + status + ")");
  }
}
