package dev.sweepline.sweep.text;

/**
 * Something in a sweep file that is wrong, or that its author should know.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong; what to write instead
 */
public record Problem(int line, int column, String message) {
  /** {@code file:line:column: message}. */
  public String in(String file) {
    return file + ":" + line + ":" + column + ": " + message;
  }

  /** {@code file:line:column: warning: message}. */
  public String asWarningIn(String file) {
    return file + ":" + line + ":" + column + ": warning: " + message;
  }
}
