package dev.sweepline.dashboard.http.login;

import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.LoginProvider.Logout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exit of a provider, at which it ends its own session with a browser: OpenID Connect RP-Initiated
 * Logout 1.0. Immutable.
 *
 * @param endpoint its address
 */
record ProviderExit(LoginProvider provider, String endpoint) {
  /** A longer address is more than many servers take; they ask people then whether they want to. */
  private static final int LONGEST_HINT = 4000;

  /** The exit that a provider names, if its own address would lead there. */
  static Optional<ProviderExit> of(LoginProvider provider, @Nullable String endpoint) {
    return Optional.ofNullable(endpoint)
        .filter(end -> end.startsWith(provider.issuer().getScheme() + "://") && !end.contains("#"))
        .map(end -> new ProviderExit(provider, end));
  }

  /**
   * The address to send a browser to.
   *
   * @param idToken by which the provider knows whose session it is; blank where it is not known
   * @param page the page's address, without a slash at the end
   */
  String url(String idToken, String page) {
    StringBuilder url = new StringBuilder(endpoint);
    url.append(endpoint.contains("?") ? '&' : '?').append("client_id=");
    url.append(encoded(provider.client()));
    if (!idToken.isBlank() && idToken.length() <= LONGEST_HINT) {
      url.append("&id_token_hint=").append(encoded(idToken));
    }
    if (provider.logout() == Logout.BACK) {
      url.append("&post_logout_redirect_uri=").append(encoded(page + "/"));
    }
    return url.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
