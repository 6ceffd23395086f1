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
}
