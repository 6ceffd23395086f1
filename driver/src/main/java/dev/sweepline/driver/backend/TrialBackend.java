package dev.sweepline.driver.backend;

import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.Optional;

/** A backend: slots that take trials from a {@link TrialCoordinator}. Thread-safe. */
public interface TrialBackend extends AutoCloseable {
  /** How many trials can run at once, as far as is known now. */
  int slots();

  /** Why no slot can run at all, in one line for the user; empty while one can. */
  default Optional<String> stalled() {
    return Optional.empty();
  }

  /** Opens for business; slots start with the first {@link #wake()}. */
  void open(TrialCoordinator coordinator);

  /** There may be work: every idle slot asks the coordinator again. Returns at once. */
  void wake();

  /** Ends all slots; a trial in flight is interrupted and reports nothing. */
  @Override
  void close();
}
