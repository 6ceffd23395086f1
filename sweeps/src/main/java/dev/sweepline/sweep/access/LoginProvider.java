package dev.sweepline.sweep.access;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A provider of logins by OpenID Connect, as one page is known to it. Immutable.
 *
 * @param issuer its address, without a slash at the end; {@code https}, or on this machine
 * @param client the id under which it knows the page
 * @param secret by which the page proves to be that client; empty for a public one
 * @param scopes what it is asked for; {@code openid} among them
 * @param page the address at which browsers find the page; empty for the one they ask under
 * @param admission whom the page lets in
 * @param logout what ends when somebody logs out of the page
 */
public record LoginProvider(
    URI issuer,
    String client,
    Optional<String> secret,
    List<String> scopes,
    Optional<URI> page,
    Admission admission,
    Logout logout) {
  /** The environment's variable that holds the secret; programs that sweeps run get none of it. */
  public static final String SECRET_VARIABLE = "SWEEPLINE_OIDC_SECRET";

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What ends when somebody logs out of the page. */
  public enum Logout {
    /** Their session there and, where the provider offers that, the one at the provider. */
    PROVIDER,
    /** Both, and the provider sends them back: it must know the page's address for that. */
    BACK,
    /** Their session there alone. */
    PAGE
  }

  public LoginProvider {
    issuer = address(issuer);
    page = page.map(LoginProvider::address);
    if (!issuer.getScheme().equals("https") && !HERE.contains(issuer.getHost())) {
      throw new IllegalArgumentException(
          "'" + issuer + "' must begin with https://, or anybody on the way could log in");
    }
    if (client.isBlank()) {
      throw new IllegalArgumentException("the client's id is blank");
    }
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("the scopes lack openid");
    }
    scopes = List.copyOf(scopes);
  }

  /** An address of the web without a slash at the end. */
  private static URI address(URI given) {
    boolean isWeb = "https".equals(given.getScheme()) || "http".equals(given.getScheme());
    if (!isWeb || given.getHost() == null) {
      throw new IllegalArgumentException("'" + given + "' is no address; write https://HOST/PATH");
    }
    if (given.getRawQuery() != null
        || given.getRawFragment() != null
        || given.getRawUserInfo() != null) {
      throw new IllegalArgumentException("'" + given + "' has more than a host and a path");
    }
    return URI.create(given.toString().replaceFirst("/+$", ""));
  }

  /** What people know it by. */
  public String host() {
    return Objects.requireNonNull(issuer.getHost());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return issuer + " as " + client;
  }
}
