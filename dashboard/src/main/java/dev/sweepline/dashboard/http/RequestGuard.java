package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.auth.HostNames;
import dev.sweepline.dashboard.http.contract.RequestException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * The outer door, which every request passes. It refuses requests made under a name that is not
 * this server's, as a foreign page makes them whose own name was bound anew to this address, and
 * bodies where none is read. Immutable.
 */
final class RequestGuard {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HostNames names;

  RequestGuard(HostNames names) {
    this.names = names;
  }

  void check(RoutingContext ctx) {
    secure(ctx.response());
    HttpServerRequest request = ctx.request();
    HostAndPort host = request.authority();
    // Load balancers of old ask in HTTP/1.0 without one; browsers never do.
    boolean nameless = host == null && request.version() == HttpVersion.HTTP_1_0;
    if (!nameless && (host == null || !names.allow(host.host()))) {
      String name = host == null ? "nothing" : host.host();
      throw RequestException.misdirected(
          "'" + name + "' is no name of this server; start it with --allow-host to add one");
    }
    ctx.next();
  }

  /** For what takes no body. */
  static void refuseBody(RoutingContext ctx) {
    if (hasBody(ctx.request())) {
      throw RequestException.tooLarge("no request has a body here");
    }
    ctx.next();
  }

  /** Forms of foreign pages can send a body, but not say that it is JSON. */
  static void requireJson(RoutingContext ctx) {
    String type = ctx.request().getHeader("Content-Type");
    if (hasBody(ctx.request()) && (type == null || !type.startsWith("application/json"))) {
      throw RequestException.badRequest("a body must be application/json");
    }
    ctx.next();
  }

  /** What keeps foreign code out of the page, on every answer. */
  static void secure(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !length.strip().equals("0"));
  }
}
