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
   * @param until when the provider is to be asked again
   */
  record Guest(Person person, Instant until) implements SessionOwner {}
}
