package dev.sweepline.sweep.text;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A mistake of a user, or something that the author of a sweep file should know. Immutable,
 * thread-safe.
 *
 * @param path dotted path of the key it is about, for example {@code parameters.lr.min}; empty
 *     where only the position is known
 * @param position its position in the file; the start of the file until it is looked up
 * @param message what is wrong; what to write instead
 */
public record Problem(String path, SourcePosition position, String message) {
  /** The order in which problems are told. */
  public static final Comparator<Problem> IN_FILE_ORDER =
      Comparator.comparing(Problem::position, SourcePosition.IN_FILE_ORDER);

  public Problem {
    requireNonNull(path, "path");
    requireNonNull(position, "position");
    requireNonNull(message, "message");
  }

  /** A problem of which the path is known and the position is not. */
  public Problem(String path, String message) {
    this(path, SourcePosition.START, message);
  }

  /** A problem of which the position is known and the path is not. */
  public Problem(SourcePosition position, String message) {
    this("", position, message);
  }

  /** The same problem in its position. */
  public Problem at(SourcePosition found) {
    return new Problem(path, found, message);
  }

  /** The same problem of a key in an enclosing map. */
  public Problem under(String parent) {
    return new Problem(path.isEmpty() ? parent : parent + "." + path, position, message);
  }

  /** {@code file:line:column: message}. */
  public String in(String file) {
    return file + ":" + position + ": " + message;
  }

  /** {@code file:line:column: warning: message}. */
  public String asWarningIn(String file) {
    return file + ":" + position + ": warning: " + message;
  }
}
