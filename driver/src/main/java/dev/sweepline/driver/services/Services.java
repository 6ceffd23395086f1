package dev.sweepline.driver.services;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Services of a sweep: a broker to write to and, perhaps, a page to look at. */
public interface Services extends AutoCloseable {
  /** Where the log is; the topic exists. */
  LogAddress log();

  /** Where the dashboard answers, if there is one. */
  Optional<URI> page();

  /** Stops what was started for it; what it joined stays up. */
  @Override
  void close();

  /** Opens stations. */
  @FunctionalInterface
  interface Opener {
    /**
     * Starts or joins what the request needs.
     *
     * @throws UserException when the user's request cannot be met, with the line to show
     */
    Services open(ServicesRequest request);

    /**
     * Sees to what must be there before anything else starts in this process: {@link #open} does,
     * too, and what is to start beside it needs it sooner.
     *
     * @throws UserException when the user's request cannot be met, with the line to show
     */
    default void prepare(ServicesRequest request) {}

    /**
     * Starts a new log with what can be read of a home's damaged one.
     *
     * @return what was done, in a line
     * @throws UserException when that cannot be, with the line to show
     */
    default String rescue(Path home) {
      throw new UserException("there is no log in " + home + " to rescue");
    }
  }
}
