package dev.sweepline.dashboard.http.auth;

import dev.sweepline.dashboard.http.contract.RequestException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A limit on failed logins: ten a minute from one address. Not thread-safe. */
final class LoginThrottle {
  static final int MOST = 10;
  private static final long MINUTE = 60_000;
  private static final int ADDRESSES = 10_000;

  private final InstantSource clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > ADDRESSES;
        }
      };

  private record Failures(long since, int count) {}

  LoginThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Lets an address try.
   *
   * @throws RequestException when it has failed too often
   */
  void check(String address) {
    Failures known = recent(address);
    if (known.count() >= MOST) {
      throw RequestException.tooMany(
          "too many failed logins; try again in a minute", known.since() + MINUTE - clock.millis());
    }
  }

  void failed(String address) {
    Failures known = recent(address);
    failures.put(address, new Failures(known.since(), known.count() + 1));
  }

  private Failures recent(String address) {
    Failures known = failures.get(address);
    return known == null || clock.millis() - known.since() >= MINUTE
        ? new Failures(clock.millis(), 0)
        : known;
  }
}
