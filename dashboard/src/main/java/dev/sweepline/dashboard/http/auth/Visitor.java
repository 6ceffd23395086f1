package dev.sweepline.dashboard.http.auth;

import dev.sweepline.sweep.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Somebody who asks. Immutable.
 *
 * @param name under which acts are written down
 * @param csrf what requests that change anything must repeat, since the browser would send the rest
 *     for any page; empty where a program asks, which sends nothing by itself
 */
public record Visitor(String name, Role role, Optional<String> csrf) {
  /** Somebody of whom nothing is known. */
  static final Visitor NOBODY = new Visitor("", Role.NONE, Optional.empty());

  /** Whether a request that changes something comes from the page itself. */
  public boolean sent(String given) {
    return csrf.isEmpty()
        || MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), csrf.get().getBytes(StandardCharsets.UTF_8));
  }
}
