package dev.sweepline.dashboard.http.login;

import dev.sweepline.dashboard.http.auth.Person;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.login.PendingLogins.PendingLogin;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.LoginProvider.Logout;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logins at a provider: OpenID Connect's authorization code flow with PKCE. What the provider
 * is found to be is kept until something fails. Owned by the event loop.
 */
public final class ProviderLogins {
  /** Where the provider sends people back to, after the page's address. */
  public static final String PATH = "/api/login";

  private static final Logger LOG = LoggerFactory.getLogger(ProviderLogins.class);
  private static final int PATIENCE_SECONDS = 10;

  /** So long may other logins be under way with what is not used any more. */
  private static final long OTHERS_MILLIS = 60_000;

  private final Vertx vertx;
  private final LoginProvider provider;
  private final InstantSource clock;
  private final PendingLogins pending;
  private @Nullable Future<Found> found;

  /**
   * A login begun.
   *
   * @param url where the browser is to go
   * @param cookie that it is to bring back
   */
  public record BegunLogin(String url, String cookie) {}

  /**
   * A login ended.
   *
   * @param proof the provider's ID token, as it came
   */
  public record Arrival(Person person, String proof) {}

  /** The provider as it was found; the exit, where it ends its own sessions. */
  private record Found(OAuth2Auth oidc, Optional<ProviderExit> exit) {}

  /** Logins at a provider that is looked up when it is first needed. */
  public ProviderLogins(Vertx vertx, LoginProvider provider, InstantSource clock) {
    this.vertx = vertx;
    this.provider = provider;
    this.clock = clock;
    this.pending = new PendingLogins(clock, new SecureRandom());
  }

  /** What people know the provider by. */
  public String host() {
    return provider.host();
  }

  /**
   * Begins a login.
   *
   * @param page the address under which the browser found the page
   * @return fails with a {@link RequestException} where the provider cannot be reached
   */
  public Future<BegunLogin> begin(String page) {
    String redirect = provider.page().map(URI::toString).orElse(page) + PATH;
    return discovered().map(known -> begin(known.oidc(), pending.begin(redirect)));
  }

  private BegunLogin begin(OAuth2Auth oidc, PendingLogin begun) {
    String url =
        oidc.authorizeURL(
            new OAuth2AuthorizationURL()
                .setRedirectUri(begun.redirect())
                .setScopes(provider.scopes())
                .setState(begun.state())
                .setCodeChallenge(begun.challenge())
                .setCodeChallengeMethod("S256")
                .putAdditionalParameter("nonce", begun.nonce()));
    return new BegunLogin(url, begun.cookie());
  }

  /**
   * Ends a login.
   *
   * @return who it is; fails with a {@link RefusedLogin} where nobody comes in
   */
  public Future<Arrival> end(ReturnedLogin given) {
    Optional<PendingLogin> known = pending.end(given.state(), given.cookie());
    if (known.isEmpty()) {
      return refused(Refusal.STALE, "it was not begun here, or is over");
    }
    if (given.code().isBlank()) {
      return refused(Refusal.DECLINED, "the provider gave no code");
    }
    PendingLogin begun = known.get();
    return discovered()
        .recover(e -> refused(Refusal.AWAY, e.getMessage()))
        .compose(asked -> exchange(asked.oidc(), given.code(), begun))
        .map(
            user ->
                new Arrival(
                    token(user).person(provider, begun.nonce(), clock.instant()),
                    user.principal().getString("id_token", "")));
  }

  /**
   * Where a browser is to go for the provider's own session to end, too; empty where that stays or
   * the provider is away.
   *
   * @param proof its ID token
   * @param page the address under which the browser found the page
   */
  public Future<Optional<String>> leave(String proof, String page) {
    if (provider.logout() == Logout.PAGE) {
      return Future.succeededFuture(Optional.empty());
    }
    String back = provider.page().map(URI::toString).orElse(page);
    return discovered()
        .map(known -> known.exit().map(exit -> exit.url(proof, back)))
        .otherwise(e -> Optional.empty());
  }

  /** Why nobody comes in, which the log of whoever runs the page tells more of. */
  public Refusal refused(Throwable failure) {
    LOG.warn("A login at {} failed: {}", provider.host(), reason(failure));
    return failure instanceof RefusedLogin refused ? refused.refusal() : Refusal.INVALID;
  }

  private Future<User> exchange(OAuth2Auth oidc, String code, PendingLogin begun) {
    return oidc.authenticate(
            new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setCodeVerifier(begun.verifier())
                .setRedirectUri(begun.redirect()))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .compose(
            user ->
                hasClaims(user)
                    ? Future.succeededFuture(user)
                    : Future.failedFuture(
                        "its ID token is missing, or not signed by it for this client"))
        .recover(
            e -> {
              forget();
              return refused(Refusal.INVALID, reason(e));
            });
  }

  /** Vert.x leaves out the claims of a token whose signature, issuer or audience is wrong. */
  private static boolean hasClaims(User user) {
    return user.attributes().getJsonObject("idToken") != null;
  }

  private static IdToken token(User user) {
    return new IdToken(user.attributes().getJsonObject("idToken").getMap());
  }

  /** Its addresses and keys, asked for again once something about them has failed. */
  private Future<Found> discovered() {
    Future<Found> known = found;
    if (known != null && !known.failed()) {
      return known;
    }
    OAuth2Options options = options();
    Future<Found> asked =
        OpenIDConnectAuth.discover(vertx, options)
            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .compose(
                oidc ->
                    isComplete(options)
                        ? Future.succeededFuture(
                            new Found(oidc, ProviderExit.of(provider, options.getLogoutPath())))
                        : incomplete())
            .recover(e -> Future.failedFuture(unreachable(e)));
    found = asked;
    return asked;
  }

  private OAuth2Options options() {
    OAuth2Options options =
        new OAuth2Options()
            .setSite(provider.issuer().toString())
            .setClientId(provider.client())
            .setJWTOptions(new JWTOptions().setLeeway((int) IdToken.LEEWAY.toSeconds()))
            .setHttpClientOptions(
                new HttpClientOptions()
                    .setConnectTimeout(PATIENCE_SECONDS * 1000)
                    .setIdleTimeout(PATIENCE_SECONDS));
    provider.secret().ifPresent(options::setClientSecret);
    return options;
  }

  /** Browsers are sent to no address that the provider's own would not lead to. */
  private boolean isComplete(OAuth2Options found) {
    String start = provider.issuer().getScheme() + "://";
    return found.getJwkPath() != null
        && found.getTokenPath() != null
        && found.getAuthorizationPath() != null
        && found.getAuthorizationPath().startsWith(start);
  }

  private static <T> Future<T> incomplete() {
    return Future.failedFuture("it names no authorization_endpoint, token_endpoint or jwks_uri");
  }

  private RequestException unreachable(Throwable e) {
    LOG.warn("The login provider {} cannot be used: {}", provider.issuer(), reason(e));
    return RequestException.unavailable(
        "the login provider " + host() + " cannot be reached now; a token works without it");
  }

  /** Its next login asks it anew, as its keys or addresses may have changed. */
  private void forget() {
    Future<Found> known = found;
    found = null;
    if (known != null) {
      known.onSuccess(old -> vertx.setTimer(OTHERS_MILLIS, timer -> old.oidc().close()));
    }
  }

  private static <T> Future<T> refused(Refusal refusal, @Nullable String line) {
    return Future.failedFuture(new RefusedLogin(refusal, String.valueOf(line)));
  }

  private static String reason(Throwable e) {
    String line = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return line.replaceAll("\\p{Cntrl}+", " ");
  }
}
