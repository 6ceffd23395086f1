package dev.sweepline.dashboard.http;

import io.vertx.ext.web.RoutingContext;

/** Answers that nobody may keep, since they change all the time. Stateless. */
final class Responses {
  private Responses() {}

  static void json(RoutingContext ctx, String body) {
    send(ctx, "application/json; charset=utf-8", body);
  }

  static void send(RoutingContext ctx, String type, String body) {
    ctx.response().putHeader("Content-Type", type).putHeader("Cache-Control", "no-store").end(body);
  }

  /** Leads a browser on to another part of the page. */
  static void redirect(RoutingContext ctx, String path) {
    ctx.response()
        .setStatusCode(303)
        .putHeader("Location", path)
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
