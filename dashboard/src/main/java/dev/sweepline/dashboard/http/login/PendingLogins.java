package dev.sweepline.dashboard.http.login;

import dev.sweepline.sweep.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The logins that were begun here and for which people are at the provider now. Each can be ended
 * once, in the browser that began it. Not thread-safe.
 */
final class PendingLogins {
  static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, PendingLogin> byState =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PendingLogin> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A login that was begun.
   *
   * @param state what the provider gives back with whoever comes from it
   * @param cookie what their browser gives back
   * @param nonce what the provider writes into the ID token
   * @param verifier what only this server can show to the provider (RFC 7636)
   * @param redirect where the provider sends people back to
   * @param at when, milliseconds since 1970
   */
  record PendingLogin(
      String state, String cookie, String nonce, String verifier, String redirect, long at) {
    /** What the provider holds the verifier to. */
    String challenge() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    private boolean isOf(String given) {
      return MessageDigest.isEqual(
          given.getBytes(StandardCharsets.UTF_8), cookie.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * None so far.
   *
   * @param random a source nobody can foretell
   */
  PendingLogins(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  PendingLogin begin(String redirect) {
    PendingLogin begun =
        new PendingLogin(secret(), secret(), secret(), secret(), redirect, clock.millis());
    byState.put(begun.state(), begun);
    return begun;
  }

  /** Ends a login, whether or not it comes from the browser that began it. */
  Optional<PendingLogin> end(String state, String cookie) {
    return Optional.ofNullable(byState.remove(state))
        .filter(begun -> begun.isOf(cookie))
        .filter(begun -> clock.millis() - begun.at() < LONGEST.toMillis());
  }

  private String secret() {
    return Secrets.next(random);
  }
}
