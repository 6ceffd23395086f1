package dev.sweepline.dashboard.http.auth;

import dev.sweepline.sweep.access.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of browsers that have logged in, kept in memory only: they end with the server. Not
 * thread-safe.
 */
final class Sessions {
  static final Duration IDLE = Duration.ofDays(7);
  private static final int MOST = 1000;

  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Session> open =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A browser's session.
   *
   * @param csrf what its page repeats in requests that change anything
   * @param lastAt when it last asked, milliseconds since 1970
   */
  record Session(SessionOwner owner, String csrf, long lastAt) {}

  Sessions(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** The cookie of a new session. */
  String open(SessionOwner owner) {
    String cookie = secret();
    open.put(cookie, new Session(owner, secret(), clock.millis()));
    return cookie;
  }

  /** A session that has not ended; its time begins anew. */
  Optional<Session> find(String cookie) {
    Session known = open.get(cookie);
    if (known == null) {
      return Optional.empty();
    }
    if (clock.millis() - known.lastAt() >= IDLE.toMillis()) {
      open.remove(cookie);
      return Optional.empty();
    }
    Session used = new Session(known.owner(), known.csrf(), clock.millis());
    open.put(cookie, used);
    return Optional.of(used);
  }

  /** Ends one, and says whose it was. */
  Optional<SessionOwner> end(String cookie) {
    return Optional.ofNullable(open.remove(cookie)).map(Session::owner);
  }

  /** 256 random bits, for a header or a cookie. */
  String secret() {
    return Secrets.next(random);
  }
}
