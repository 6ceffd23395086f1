package dev.sweepline.driver.loop;

import java.util.Optional;

/** The reason why slots cannot go on, as long as they repeat it. Thread-safe. */
final class StallNotice {
  /** Slots repeat it every second. */
  private static final long FRESH_MILLIS = 5_000;

  private Optional<String> why = Optional.empty();
  private long at;

  synchronized void heard(String reason, long now) {
    why = Optional.of(reason);
    at = now;
  }

  synchronized Optional<String> current(long now) {
    return why.filter(reason -> now - at < FRESH_MILLIS);
  }
}
