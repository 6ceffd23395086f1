package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.act.ActBody;
import dev.sweepline.dashboard.http.auth.Access;
import dev.sweepline.dashboard.http.auth.Credentials;
import dev.sweepline.dashboard.http.auth.Visitor;
import dev.sweepline.dashboard.http.contract.ApiOperation;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.http.login.PageCookies;
import dev.sweepline.dashboard.http.login.ProviderLogins;
import dev.sweepline.dashboard.http.login.Refusal;
import dev.sweepline.dashboard.http.login.ReturnedLogin;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
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
  private static final Set<String> FORWARDS =
      Set.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private final Access access;
  private final Optional<ProviderLogins> provider;
  private final PageCookies cookies;

  /**
   * A door.
   *
   * @param provider that vouches for people, beside tokens
   */
  AccessRoutes(Access access, Optional<ProviderLogins> provider, PageCookies cookies) {
    this.access = access;
    this.provider = provider;
    this.cookies = cookies;
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
    body.put("login", !access.isLocal(visitor));
    body.put("provider", provider.map(ProviderLogins::host).orElse(null));
    body.put("csrf", visitor.csrf().orElse(null));
    body.put("drives", drives);
    Responses.json(ctx, PlainJson.write(body));
  }

  /** Opens a session for a browser that shows a token. */
  void login(RoutingContext ctx) {
    ActBody body = ActBody.of(ctx.body().asString(), Set.of("token"));
    String address = address(ctx.request());
    cookies.setSession(ctx, access.login(body.required("token").strip(), address));
    Responses.json(ctx, PlainJson.write(Map.of("done", "Logged in")));
  }

  /** Tells a browser where to go for somebody who logs in at the provider. */
  void beginLogin(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    if (request.authority() == null) {
      throw RequestException.badRequest("a login needs the Host header, to be led back to");
    }
    access.allowLogin(address(request));
    logins()
        .begin(page(request))
        .onSuccess(
            begun -> {
              cookies.setLogin(ctx, begun.cookie());
              Responses.json(ctx, PlainJson.write(Map.of("url", begun.url())));
            })
        .onFailure(ctx::fail);
  }

  /**
   * Opens a session for somebody whom the provider has sent back, and leads them to the page, which
   * says so where they do not come in. Nothing that they bring says where else to go.
   */
  void endLogin(RoutingContext ctx, RequestParameters query) {
    ProviderLogins logins = logins();
    String address = address(ctx.request());
    access.allowLogin(address);
    ReturnedLogin given =
        new ReturnedLogin(
            query.text("state").orElse(""),
            query.text("code").orElse(""),
            PageCookies.login(ctx.request()).orElse(""));
    cookies.endLogin(ctx);
    logins
        .end(given)
        .onSuccess(
            arrival -> {
              cookies.setSession(ctx, access.enter(arrival.person(), arrival.proof()));
              Responses.redirect(ctx, "/");
            })
        .onFailure(
            e -> {
              Refusal refusal = logins.refused(e);
              if (refusal.counts()) {
                access.loginFailed(address);
              }
              Responses.redirect(ctx, "/?login=" + refusal.word());
            });
  }

  private ProviderLogins logins() {
    return provider.orElseThrow(
        () -> RequestException.conflict("this page has no login provider; log in with a token"));
  }

  /** Ends the session of whoever asks, and tells where their provider ends its own. */
  void logout(RoutingContext ctx) {
    Optional<String> proof = PageCookies.session(ctx.request()).flatMap(access::logout);
    cookies.endSession(ctx);
    Future<Optional<String>> way =
        provider.isPresent() && proof.isPresent() && ctx.request().authority() != null
            ? provider.get().leave(proof.get(), page(ctx.request()))
            : Future.succeededFuture(Optional.empty());
    way.onSuccess(
            url -> {
              Map<String, Object> body = new LinkedHashMap<>();
              body.put("done", "Logged out");
              body.put("url", url.orElse(null));
              Responses.json(ctx, PlainJson.write(body));
            })
        .onFailure(ctx::fail);
  }

  /** The address under which a browser has found the page. */
  private static String page(HttpServerRequest request) {
    return request.scheme() + "://" + request.authority();
  }

  private static Credentials credentials(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    Optional<String> token =
        header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? Optional.of(header.substring(BEARER.length()).strip())
            : Optional.empty();
    return new Credentials(
        token,
        PageCookies.session(request),
        address(request),
        FORWARDS.stream().anyMatch(name -> request.headers().contains(name)));
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }
}
