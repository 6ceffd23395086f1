package dev.sweepline.worker.program;

/** The failure to start a program, with the line to show. */
final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProgramException(String message) {
    super(message);
  }

  ProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
