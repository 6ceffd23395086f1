package dev.sweepline.worker.network.user;

/** A user's class wanted to end the JVM; the message says how, in one line for the user. */
public final class CalledExitException extends RuntimeException {
  CalledExitException(String method, int status) {
    super("called " + method + "(" + status + ")");
  }
}
