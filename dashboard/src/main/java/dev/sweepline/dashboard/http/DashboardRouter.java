package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path is answered by what, and how errors and security look everywhere. */
final class DashboardRouter {
  private static final Logger LOG = LoggerFactory.getLogger(DashboardRouter.class);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final SweepRoutes sweeps;
  private final HealthRoutes state;
  private final EventStreams streams;
  private final WebFiles files = new WebFiles();

  DashboardRouter(LiveSweeps live, FeedMeter meter, EventStreams streams) {
    this.sweeps = new SweepRoutes(live);
    this.state = new HealthRoutes(live, meter, streams);
    this.streams = streams;
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(DashboardRouter::secure);
    router.get("/api/sweeps").handler(sweeps::list);
    router.get("/api/sweeps/:id").handler(sweeps::detail);
    router.get("/api/sweeps/:id/leaderboard").handler(sweeps::leaderboard);
    router.get("/api/sweeps/:id/trials/:n").handler(sweeps::trial);
    router.get("/api/sweeps/:id/curves").handler(sweeps::curves);
    router.get("/api/sweeps/:id/events").handler(streams::sweep);
    router.get("/api/events").handler(streams::all);
    router.get("/health").handler(state::health);
    router.get("/metrics").handler(state::metrics);
    router.get("/openapi.json").handler(ctx -> files.send(ctx, "openapi.json"));
    router.get("/").handler(ctx -> files.send(ctx, "index.html"));
    router.getWithRegex("/(?<file>(?:vendor/)?[a-z0-9.-]+)").handler(files::send);
    router.route().failureHandler(DashboardRouter::fail);
    router.errorHandler(404, ctx -> error(ctx, 404, "nothing at " + ctx.request().path()));
    router.errorHandler(405, ctx -> error(ctx, 405, ctx.request().method() + " is not allowed"));
    router.errorHandler(400, ctx -> error(ctx, 400, "the request is malformed"));
    return router;
  }

  private static void secure(RoutingContext ctx) {
    ctx.response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    ctx.next();
  }

  private static void fail(RoutingContext ctx) {
    Throwable failure = ctx.failure();
    if (failure instanceof RequestException problem) {
      error(ctx, problem.status(), problem.getMessage());
    } else if (failure == null) {
      ctx.next();
    } else {
      LOG.error("{} {}", ctx.request().method(), ctx.request().path(), failure);
      error(ctx, 500, "the dashboard failed on this; its log says more");
    }
  }

  private static void error(RoutingContext ctx, int status, String line) {
    ctx.response().setStatusCode(status);
    Responses.json(ctx, PlainJson.write(Map.of("error", line)));
  }
}
