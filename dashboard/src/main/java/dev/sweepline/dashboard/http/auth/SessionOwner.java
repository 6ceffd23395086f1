package dev.sweepline.dashboard.http.auth;

import java.time.Instant;

/** Owner of a session. */
sealed interface SessionOwner {
  /**
   * Whoever has a token, as long as that counts.
   *
   * @param id of the token
   */
  record TokenHolder(String id) implements SessionOwner {}

  /**
   * Somebody for whom a login provider vouched.
   *
   * @param proof the provider's ID token, by which it knows its own session again
   * @param until when the provider is to be asked again
   */
  record Guest(Person person, String proof, Instant until) implements SessionOwner {}
}
