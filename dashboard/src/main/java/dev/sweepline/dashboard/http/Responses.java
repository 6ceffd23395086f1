package dev.sweepline.dashboard.http;

import io.vertx.ext.web.RoutingContext;

/** How an answer is sent. */
final class Responses {
  private Responses() {}

  static void json(RoutingContext ctx, String body) {
    send(ctx, "application/json; charset=utf-8", body);
  }

  /** Answers change all the time, so nobody may keep them. */
  static void send(RoutingContext ctx, String type, String body) {
    ctx.response().putHeader("Content-Type", type).putHeader("Cache-Control", "no-store").end(body);
  }
}
