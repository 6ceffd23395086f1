package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.act.ActBody;
import dev.sweepline.dashboard.http.auth.Access;
import dev.sweepline.dashboard.http.auth.Credentials;
import dev.sweepline.dashboard.http.auth.Visitor;
import dev.sweepline.dashboard.http.contract.ApiOperation;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The door to the API: who asks, whether they may, and the login of browsers. Requests that change
 * anything must come from the page itself or from a program that shows a token. Owned by the event
 * loop.
 */
final class AccessRoutes {
  private static final String BEARER = "Bearer ";
  private static final String CSRF = "X-Sweepline-Csrf";
  private static final String VISITOR = "visitor";
  private static final Duration COOKIE_AGE = Duration.ofDays(7);
  private static final Set<String> FORWARDS =
      Set.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private final Access access;
  private final boolean isSecure;

  /**
   * A door.
   *
   * @param isSecure whether browsers talk to this server by TLS
   */
  AccessRoutes(Access access, boolean isSecure) {
    this.access = access;
    this.isSecure = isSecure;
  }

  /**
   * Lets a request pass that may do what it asks for.
   *
   * @throws RequestException where it may not
   */
  void check(RoutingContext ctx, ApiOperation operation) {
    HttpServerRequest request = ctx.request();
    Visitor visitor = access.visitor(credentials(request));
    if (!visitor.role().covers(operation.role())) {
      throw visitor.role() == Role.NONE
          ? RequestException.unauthorized(
              "log in first: by the page, or with the header Authorization: Bearer TOKEN")
          : RequestException.forbidden("this is for operators; " + visitor.name() + " is none");
    }
    if (operation.changes()) {
      requireOwnPage(request, visitor);
    }
    ctx.put(VISITOR, visitor);
  }

  /** Other pages can make a browser send requests, but neither read the page's secret nor lie. */
  private static void requireOwnPage(HttpServerRequest request, Visitor visitor) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean isForeign =
        (site != null && !site.equals("same-origin") && !site.equals("none"))
            || (origin != null && !isOwn(origin, request));
    if (isForeign || !visitor.sent(Objects.requireNonNullElse(request.getHeader(CSRF), ""))) {
      throw RequestException.forbidden(
          "this request does not come from the page; send the csrf of GET /api/session as "
              + CSRF
              + ", or a token");
    }
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    try {
      return request.authority() != null
          && request.authority().toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Who made a request that was let pass. */
  static Visitor visitor(RoutingContext ctx) {
    return ctx.get(VISITOR);
  }

  /** Whether a request that was let pass would be now, with what it brought then. */
  BooleanSupplier stays(RoutingContext ctx) {
    Credentials given = credentials(ctx.request());
    Role role = visitor(ctx).role();
    return () -> {
      try {
        return access.visitor(given).role().covers(role);
      } catch (RequestException e) {
        return false;
      }
    };
  }

  /** Who asks, and what a page must know to act for them. */
  void session(RoutingContext ctx, boolean drives) {
    Visitor visitor = visitor(ctx);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("role", Words.of(visitor.role()));
    body.put("name", visitor.name());
    body.put("login", visitor.role() == Role.NONE || !visitor.name().equals(Access.LOCAL));
    body.put("csrf", visitor.csrf().orElse(null));
    body.put("drives", drives);
    Responses.json(ctx, PlainJson.write(body));
  }

  /** Opens a session for a browser that shows a token. */
  void login(RoutingContext ctx) {
    ActBody body = ActBody.of(ctx.body().asString(), Set.of("token"));
    String address = ctx.request().remoteAddress().hostAddress();
    String session = access.login(body.required("token").strip(), address);
    ctx.response().addCookie(cookie(ctx, session).setMaxAge(COOKIE_AGE.toSeconds()));
    Responses.json(ctx, PlainJson.write(Map.of("done", "Logged in")));
  }

  /** Ends the session of whoever asks. */
  void logout(RoutingContext ctx) {
    session(ctx.request()).ifPresent(access::logout);
    ctx.response().addCookie(cookie(ctx, "").setMaxAge(0));
    Responses.json(ctx, PlainJson.write(Map.of("done", "Logged out")));
  }

  private Cookie cookie(RoutingContext ctx, String value) {
    return Cookie.cookie(cookieName(ctx.request()), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(isSecure)
        .setSameSite(CookieSameSite.STRICT);
  }

  /** Cookies do not tell ports apart, and a machine may serve several pages. */
  private static String cookieName(HttpServerRequest request) {
    return "sweepline-" + request.localAddress().port();
  }

  private static Optional<String> session(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(cookieName(request))).map(Cookie::getValue);
  }

  private static Credentials credentials(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    Optional<String> token =
        header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? Optional.of(header.substring(BEARER.length()).strip())
            : Optional.empty();
    return new Credentials(
        token,
        session(request),
        request.remoteAddress().hostAddress(),
        FORWARDS.stream().anyMatch(name -> request.headers().contains(name)));
  }
}
