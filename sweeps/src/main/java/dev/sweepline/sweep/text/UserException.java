package dev.sweepline.sweep.text;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in what the user gave, found before anything was begun with it: a file, an option, a
 * sweep's name, an address. Its message is all that the user is shown. Everything else that goes
 * wrong has another type.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable Problem problem;

  /**
   * A mistake.
   *
   * @param message what is wrong and what to do instead, a line each
   */
  public UserException(String message) {
    super(message);
    this.problem = null;
  }

  /** A mistake that another exception has found. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
    this.problem = null;
  }

  private UserException(String message, Problem problem) {
    super(message);
    this.problem = problem;
  }

  /** A mistake in one place of a file. */
  public static UserException in(String file, Problem problem) {
    return new UserException(problem.in(file), problem);
  }

  /** Mistakes in a file, a line each with its place. */
  public static UserException in(String file, Collection<Problem> problems) {
    return new UserException(
        problems.stream()
            .map(problem -> problem.in(file))
            .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Its place and message without the file's name, where it is one in a file. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }
}
