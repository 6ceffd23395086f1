package dev.sweepline.driver.demo;

import java.time.InstantSource;
import java.util.Arrays;

/**
 * The time from each event's writing until somebody hears of it, counted in milliseconds.
 * Thread-safe.
 */
final class Lateness {
  private static final int LONGEST = 60_000;

  private final InstantSource clock;
  private final long[] heard = new long[LONGEST + 1];
  private long[] written = new long[1 << 16];
  private int count;

  Lateness(InstantSource clock) {
    this.clock = clock;
  }

  /** The next event is written now. */
  synchronized void written() {
    if (count == written.length) {
      written = Arrays.copyOf(written, 2 * count);
    }
    written[count++] = clock.millis();
  }

  /** How many events were written. */
  synchronized int count() {
    return count;
  }

  /** Somebody who knew the first so many events hears of others. */
  synchronized void heard(int known, int now) {
    long millis = clock.millis();
    for (int i = known; i < Math.min(now, count); i++) {
      heard[(int) Math.max(0, Math.min(LONGEST, millis - written[i]))]++;
    }
  }

  /**
   * The time within which a share of all was heard, in milliseconds.
   *
   * @param share from 0 to 1
   */
  synchronized int within(double share) {
    double wanted = share * Arrays.stream(heard).sum();
    long sum = 0;
    for (int millis = 0; millis < LONGEST; millis++) {
      sum += heard[millis];
      if (sum > 0 && sum >= wanted) {
        return millis;
      }
    }
    return LONGEST;
  }
}
