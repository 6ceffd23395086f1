package dev.sweepline.driver.tracking;

import dev.sweepline.sweep.history.SweepHistory;
import java.io.IOException;
import java.util.Optional;

/** A tool that is kept at what a sweep's log says. For one thread. */
public interface SweepTracker {
  /** Which tool, and where, for people. */
  String target();

  /**
   * Hands over what is new.
   *
   * @throws IOException where the tool cannot be reached: the next call has it all again
   */
  void sync(SweepHistory history) throws IOException;

  /** What it could not be told, though it is there; for people. */
  default Optional<String> lack() {
    return Optional.empty();
  }
}
