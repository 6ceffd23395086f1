package dev.sweepline.sweep.text;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A mistake in what the user gave, found before anything was begun with it: a file, an option, a
 * sweep's name, an address. Its message is all that the user is shown. Everything else that goes
 * wrong has another type.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A mistake.
   *
   * @param message what is wrong and what to do instead, a line each
   */
  public UserException(String message) {
    super(message);
  }

  /** A mistake that another exception has found. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Mistakes in a file, a line each with its place. */
  public static UserException in(String file, Collection<Problem> problems) {
    return new UserException(
        problems.stream()
            .map(problem -> problem.in(file))
            .collect(Collectors.joining(System.lineSeparator())));
  }
}
