package dev.sweepline.dashboard.http.login;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies of the page: that of a session, which other sites cannot make a browser send, and
 * that of a login at a provider, which comes back from another site. No script reads them.
 * Immutable.
 */
public final class PageCookies {
  private static final Duration SESSION = Duration.ofDays(7);
  private static final String LOGIN = "-login";

  private final boolean isSecure;

  /**
   * Cookies.
   *
   * @param isSecure whether browsers talk to the page by TLS
   */
  public PageCookies(boolean isSecure) {
    this.isSecure = isSecure;
  }

  /** The session's, if the browser has one. */
  public static Optional<String> session(HttpServerRequest request) {
    return value(request, "");
  }

  public void setSession(RoutingContext ctx, String value) {
    set(ctx, "", value, CookieSameSite.STRICT, "/", SESSION);
  }

  public void endSession(RoutingContext ctx) {
    set(ctx, "", "", CookieSameSite.STRICT, "/", Duration.ZERO);
  }

  /** That of a login at a provider; empty where the browser has none. */
  public static Optional<String> login(HttpServerRequest request) {
    return value(request, LOGIN);
  }

  /** Sets it for the one path that the provider sends people back to. */
  public void setLogin(RoutingContext ctx, String value) {
    set(ctx, LOGIN, value, CookieSameSite.LAX, ctx.request().path(), PendingLogins.LONGEST);
  }

  public void endLogin(RoutingContext ctx) {
    set(ctx, LOGIN, "", CookieSameSite.LAX, ctx.request().path(), Duration.ZERO);
  }

  private void set(
      RoutingContext ctx,
      String kind,
      String value,
      CookieSameSite site,
      String path,
      Duration age) {
    ctx.response()
        .addCookie(
            Cookie.cookie(name(ctx.request(), kind), value)
                .setPath(path)
                .setHttpOnly(true)
                .setSecure(isSecure)
                .setSameSite(site)
                .setMaxAge(age.toSeconds()));
  }

  private static Optional<String> value(HttpServerRequest request, String kind) {
    return Optional.ofNullable(request.getCookie(name(request, kind))).map(Cookie::getValue);
  }

  /** Cookies do not tell ports apart, and a machine may serve several pages. */
  private static String name(HttpServerRequest request, String kind) {
    return "sweepline-" + request.localAddress().port() + kind;
  }
}
