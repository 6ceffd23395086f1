package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.answer.SharedAnswers;
import dev.sweepline.dashboard.http.contract.ApiContract;
import dev.sweepline.dashboard.http.contract.ApiOperation;
import dev.sweepline.dashboard.http.contract.ApiParameter;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.http.files.PageFiles;
import dev.sweepline.dashboard.http.stream.EventStreams;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes: those of the API as its document names them, for those whom it names, then the page's
 * files, for anybody; errors are one line of JSON everywhere. Owned by the event loop.
 */
final class DashboardRouter {
  private static final Logger LOG = LoggerFactory.getLogger(DashboardRouter.class);
  private static final String PAGE_FILE = "/(?<file>(?:vendor/)?[a-z0-9.-]+)";

  private final Map<String, BiConsumer<RoutingContext, RequestParameters>> handlers;
  private final RequestGuard guard;
  private final AccessRoutes access;
  private final PageFiles files = new PageFiles();

  DashboardRouter(
      Vertx vertx, WebParts parts, EventStreams streams, RequestGuard guard, AccessRoutes access) {
    this.guard = guard;
    this.access = access;
    LiveSweeps live = parts.sweeps();
    FeedMeter meter = parts.meter();
    BoardQueries queries = new BoardQueries(vertx);
    queries.prepareWhenRead(live, meter);
    SharedAnswers answers = new SharedAnswers(vertx, streams::version);
    SweepRoutes sweeps = new SweepRoutes(live, queries, answers);
    ActRoutes acts = new ActRoutes(vertx, sweeps::find, parts);
    LaunchRoutes launches = new LaunchRoutes(vertx, sweeps::find, parts.host());
    ExportRoutes exports = new ExportRoutes(vertx, sweeps::find, queries);
    AnalysisRoutes analysis = new AnalysisRoutes(vertx, sweeps::find, queries, answers);
    HealthRoutes state = new HealthRoutes(live, meter, streams);
    handlers =
        Map.ofEntries(
            Map.entry("listSweeps", (ctx, query) -> sweeps.list(ctx)),
            Map.entry("getSweep", sweeps::detail),
            Map.entry("getLeaderboard", sweeps::leaderboard),
            Map.entry("getRows", sweeps::rows),
            Map.entry("getCsv", exports::csv),
            Map.entry("getReport", exports::report),
            Map.entry("getTable", analysis::table),
            Map.entry("getImportance", analysis::importance),
            Map.entry("getProgress", analysis::progress),
            Map.entry("getSlots", analysis::slots),
            Map.entry("getBands", analysis::bands),
            Map.entry("getTrial", sweeps::trial),
            Map.entry("getCurves", sweeps::curves),
            Map.entry(
                "streamSweep",
                (ctx, query) -> streams.sweep(ctx, sweeps.find(query), query, access.stays(ctx))),
            Map.entry("streamSweeps", (ctx, query) -> streams.all(ctx, access.stays(ctx))),
            Map.entry("stopSweep", acts::stopSweep),
            Map.entry("stopTrial", acts::stopTrial),
            Map.entry("markTrial", acts::markTrial),
            Map.entry("markSweep", acts::markSweep),
            Map.entry("deleteSweep", acts::deleteSweep),
            Map.entry("getSession", (ctx, query) -> access.session(ctx, launches.drives())),
            Map.entry("validate", (ctx, query) -> launches.validate(ctx)),
            Map.entry("runSweep", (ctx, query) -> launches.run(ctx)),
            Map.entry("resumeSweep", launches::resume),
            Map.entry("retrySweep", launches::retry),
            Map.entry("extendSweep", launches::extend),
            Map.entry("login", (ctx, query) -> access.login(ctx)),
            Map.entry("beginLogin", (ctx, query) -> access.beginLogin(ctx)),
            Map.entry("endLogin", access::endLogin),
            Map.entry("logout", (ctx, query) -> access.logout(ctx)),
            Map.entry("getHealth", (ctx, query) -> state.health(ctx, isViewer(ctx))),
            Map.entry("getMetrics", (ctx, query) -> state.metrics(ctx)),
            Map.entry("getContract", (ctx, query) -> files.send(ctx, "openapi.json")));
  }

  /**
   * The routes in the order in which they are tried.
   *
   * @throws IllegalStateException where the document has an operation that nothing answers
   */
  Router router(Vertx vertx, ApiContract contract) {
    Router router = Router.router(vertx);
    router.route().handler(guard::check);
    contract.operations().stream()
        .filter(operation -> operation.mostBytes() > 0)
        .forEach(operation -> add(operation, router));
    router.route().handler(RequestGuard::refuseBody);
    contract.operations().stream()
        .filter(operation -> operation.mostBytes() == 0)
        .forEach(operation -> add(operation, router));
    contract.operations().stream()
        .collect(Collectors.groupingBy(DashboardRouter::path))
        .forEach((path, all) -> router.route(path).handler(ctx -> refuseMethod(ctx, all)));
    methods(router.route("/"), "GET").handler(ctx -> files.send(ctx, "index.html"));
    methods(router.routeWithRegex(PAGE_FILE), "GET")
        .handler(ctx -> files.send(ctx, ctx.pathParam("file")));
    router.route().failureHandler(DashboardRouter::fail);
    router.errorHandler(404, ctx -> error(ctx, 404, "nothing at " + ctx.request().path()));
    router.errorHandler(405, ctx -> refuseMethod(ctx, List.of()));
    router.errorHandler(400, ctx -> error(ctx, 400, "the request is malformed"));
    return router;
  }

  /** Who asks is known before anything of a body is read. */
  private void add(ApiOperation operation, Router router) {
    BiConsumer<RoutingContext, RequestParameters> handler = handlers.get(operation.id());
    if (handler == null) {
      throw new IllegalStateException("nothing answers operation " + operation.id());
    }
    Route route = methods(router.route(path(operation)), operation.method());
    route.handler(
        ctx -> {
          access.check(ctx, operation);
          ctx.next();
        });
    if (operation.mostBytes() > 0) {
      route.handler(RequestGuard::requireJson);
      BodyHandler body = BodyHandler.create(false).setBodyLimit(operation.mostBytes());
      route.handler(ctx -> body.handle(ctx)); // else Vert.x has it before it is known who asks
    }
    route.handler(ctx -> handler.accept(ctx, parameters(ctx, operation)));
  }

  private static boolean isViewer(RoutingContext ctx) {
    return AccessRoutes.visitor(ctx).role().covers(Role.VIEWER);
  }

  private static String path(ApiOperation operation) {
    return operation.path().replaceAll("\\{(\\w+)}", ":$1");
  }

  /** Whoever may GET may ask for the head of the answer. */
  private static Route methods(Route route, String method) {
    route.method(HttpMethod.valueOf(method));
    return method.equals("GET") ? route.method(HttpMethod.HEAD) : route;
  }

  private static RequestParameters parameters(RoutingContext ctx, ApiOperation operation) {
    return operation.read(parameter -> raw(ctx, parameter));
  }

  private static List<String> raw(RoutingContext ctx, ApiParameter parameter) {
    return switch (parameter.location()) {
      case PATH -> List.of(ctx.pathParam(parameter.name()));
      case QUERY -> ctx.queryParam(parameter.name());
      case HEADER -> new ArrayList<>(ctx.request().headers().getAll(parameter.name()));
    };
  }

  private static void refuseMethod(RoutingContext ctx, List<ApiOperation> operations) {
    Set<String> allowed =
        operations.stream()
            .map(ApiOperation::method)
            .collect(Collectors.toCollection(TreeSet::new));
    if (allowed.isEmpty() || allowed.contains("GET")) {
      allowed.addAll(List.of("GET", "HEAD"));
    }
    ctx.response().putHeader("Allow", String.join(", ", allowed));
    error(ctx, 405, ctx.request().method() + " is not allowed");
  }

  private static void fail(RoutingContext ctx) {
    Throwable failure = ctx.failure();
    if (failure instanceof RequestException refused) {
      if (refused.status() == 401) {
        ctx.response().putHeader("WWW-Authenticate", "Bearer");
      }
      if (refused.waitMillis() > 0) {
        long seconds = (refused.waitMillis() + 999) / 1000;
        ctx.response().putHeader("Retry-After", Long.toString(seconds));
      }
      error(ctx, refused.status(), String.valueOf(refused.getMessage()));
    } else if (ctx.statusCode() == 413) {
      error(ctx, 413, "the body is longer than what is read here");
    } else if (failure == null) {
      ctx.next();
    } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
      error(ctx, ctx.statusCode(), String.valueOf(failure.getMessage()));
    } else {
      LOG.error("{} {}", ctx.request().method(), ctx.request().path(), failure);
      error(ctx, 500, "the dashboard failed on this; its log says more");
    }
  }

  private static void error(RoutingContext ctx, int status, String line) {
    HttpServerResponse response = ctx.response().setStatusCode(status);
    RequestGuard.secure(response);
    if (RequestGuard.hasBody(ctx.request())) {
      // Else the rest of the body would have to be read to find the next request.
      response.putHeader("Connection", "close");
      response.endHandler(sent -> ctx.request().connection().close());
    }
    Responses.json(ctx, PlainJson.write(Map.of("error", line)));
  }
}
